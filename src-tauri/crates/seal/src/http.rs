//! The network over plain HTTP. What is fetched is signed by those who made it, so the way need not be encrypted
//! (RFC 3161 3.4, RFC 6960 appendix A, RFC 5280 4.2.1.13).

use std::time::Duration;

use crate::network::{Call, Network, NetworkError};

/// Longest time for one try.
const TIME_OUT: Duration = Duration::from_secs(10);

/// How often an address is asked that does not answer.
const TRIES: usize = 3;

/// The pause before the second try; it doubles.
const PAUSE: Duration = Duration::from_millis(250);

/// How often an answer may send on to another place.
const REDIRECTS: usize = 3;

/// Asks over HTTP.
#[derive(Debug, Clone)]
pub struct HttpNetwork {
    agent: ureq::Agent,
    tries: usize,
}

impl Default for HttpNetwork {
    fn default() -> Self {
        Self::new(TIME_OUT, TRIES)
    }
}

/// What one try gave.
enum Tried {
    Answer(Vec<u8>),
    Elsewhere(String),
    /// Worth another try.
    Later(String),
    Never(NetworkError),
}

impl HttpNetwork {
    /// A network that waits so long for each answer, and asks so often.
    #[must_use]
    pub fn new(time_out: Duration, tries: usize) -> Self {
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(time_out))
            .max_redirects(0)
            .http_status_as_error(false)
            .max_response_header_size(16_384)
            .user_agent("disclosure-desk")
            .build();
        Self { agent: config.into(), tries: tries.max(1) }
    }

    fn once(&self, address: &str, call: &Call<'_>) -> Tried {
        let sent = match call.question {
            Some((media_type, body)) => self.agent.post(address).header("Content-Type", media_type).send(body),
            None => self.agent.get(address).call(),
        };
        let mut answer = match sent {
            Ok(answer) => answer,
            Err(error) => return Tried::Later(error.to_string()),
        };
        let status = answer.status().as_u16();
        match status {
            200 => match answer.body_mut().with_config().limit(call.largest as u64 + 1).read_to_vec() {
                Ok(body) if body.len() <= call.largest => Tried::Answer(body),
                Ok(_) | Err(ureq::Error::BodyExceedsLimit(_)) => {
                    Tried::Never(NetworkError::TooLarge { address: address.to_owned(), largest: call.largest })
                }
                Err(error) => Tried::Later(error.to_string()),
            },
            301 | 302 | 303 | 307 | 308 => {
                let place = answer.headers().get("location").and_then(|place| place.to_str().ok());
                Tried::Elsewhere(place.unwrap_or_default().to_owned())
            }
            408 | 429 | 500..=599 => Tried::Later(format!("HTTP status {status}")),
            _ => Tried::Never(NetworkError::Refused { address: address.to_owned(), status }),
        }
    }
}

impl Network for HttpNetwork {
    fn call(&self, call: &Call<'_>) -> Result<Vec<u8>, NetworkError> {
        let mut address = call.address.to_owned();
        check_address(&address)?;
        let (mut redirects, mut tries, mut pause) = (0, 0, PAUSE);
        loop {
            match self.once(&address, call) {
                Tried::Answer(answer) => return Ok(answer),
                Tried::Never(error) => return Err(error),
                Tried::Elsewhere(place) => {
                    redirects += 1;
                    // Never to another scheme: what is asked for is plain HTTP by design.
                    check_address(&place)?;
                    if redirects > REDIRECTS {
                        let problem = "it sends on from place to place".to_owned();
                        return Err(NetworkError::Address { address: call.address.to_owned(), problem });
                    }
                    address = place;
                }
                Tried::Later(detail) => {
                    tries += 1;
                    if tries >= self.tries {
                        return Err(NetworkError::NoAnswer { address, tries, detail });
                    }
                    std::thread::sleep(pause);
                    pause *= 2;
                }
            }
        }
    }
}

/// Checks that an address is one of plain HTTP.
///
/// # Errors
///
/// [`NetworkError::Address`], where it is not.
pub fn check_address(address: &str) -> Result<(), NetworkError> {
    let problem = |problem: &str| {
        Err(NetworkError::Address { address: address.chars().take(200).collect(), problem: problem.to_owned() })
    };
    if !address.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http://")) {
        return problem("it does not begin with http://");
    }
    if address.len() > 2_000 || !address.bytes().all(|byte| byte.is_ascii_graphic()) {
        return problem("it is too long, or holds spaces or other signs that an address can't hold");
    }
    Ok(())
}
