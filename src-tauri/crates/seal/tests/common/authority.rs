//! Authorities for the tests: a root, an issuing authority, a time-stamp authority, OCSP and revocation lists, all made
//! with openssl and served on loopback by a few lines of HTTP.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::allow_attributes,
    reason = "each test file uses a part"
)]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use chrono::{DateTime, Utc};
use seal::{Certificate, HttpNetwork, Identity, Outside};
use tempfile::TempDir;

use super::openssl;

/// What the server does instead of answering.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mood {
    Answer,
    /// The status, so many times; then answers.
    Status(u16, usize),
    /// Another body.
    Body(Vec<u8>),
    /// Sends on.
    Redirect(String),
    /// Never answers.
    Silent,
    /// Answers once it is given another mood.
    Waiting,
}

/// All authorities, and the server that speaks for them.
pub struct Authority {
    pub folder: TempDir,
    pub host: String,
    pub network: HttpNetwork,
    moods: Arc<Mutex<BTreeMap<String, Mood>>>,
    /// Every path that was asked for.
    pub asked: Arc<Mutex<Vec<String>>>,
}

impl Authority {
    /// Makes everything and starts to serve.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let host = format!("http://127.0.0.1:{}", listener.local_addr().unwrap().port());
        let folder = tempfile::tempdir().unwrap();
        let authority = Self {
            folder,
            host,
            network: HttpNetwork::new(std::time::Duration::from_secs(20), 3),
            moods: Arc::default(),
            asked: Arc::default(),
        };
        authority.make();
        let (path, moods, asked) =
            (authority.folder.path().to_owned(), Arc::clone(&authority.moods), Arc::clone(&authority.asked));
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                serve(stream, &path, &moods, &asked);
            }
        });
        authority
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    fn run(&self, arguments: &str) {
        openssl(self.path(), &arguments.split(' ').collect::<Vec<_>>());
    }

    fn make(&self) {
        let host = &self.host;
        let authority = |name: &str| {
            format!(
                "[{name}]\ndatabase={name}.txt\nserial={name}.serial\nnew_certs_dir=.\ncertificate={name}.pem\nprivate_key={name}.key\ndefault_md=sha256\npolicy=any\ncrlnumber={name}.number\ndefault_crl_days=7\nunique_subject=no\ncopy_extensions=none\n"
            )
        };
        let config = format!(
            "{}{}[any]\ncommonName=supplied\norganizationName=optional\n\
             [x_root]\nbasicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n\
             [x_issuing]\nbasicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\ncrlDistributionPoints=URI:{host}/root.crl\nauthorityInfoAccess=caIssuers;URI:{host}/root.der\n\
             [x_signer]\nbasicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature,nonRepudiation\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\ncrlDistributionPoints=URI:{host}/issuing.crl\nauthorityInfoAccess=OCSP;URI:{host}/ocsp,caIssuers;URI:{host}/issuing.der\n\
             [x_list]\nbasicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature,nonRepudiation\ncrlDistributionPoints=URI:{host}/issuing.crl\nauthorityInfoAccess=caIssuers;URI:{host}/issuing.der\n\
             [x_tsa]\nbasicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\ncrlDistributionPoints=URI:{host}/root.crl\n\
             [x_ocsp]\nbasicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=OCSPSigning\nnoCheck=ignored\nauthorityKeyIdentifier=keyid\n\
             [tsa]\ndefault_tsa=tsa_one\n[tsa_one]\ndir=.\nserial=tsa.serial\nsigner_cert=tsa.pem\ncerts=root.pem\nsigner_key=tsa.key\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1\ndigests=sha256,sha384,sha512\nordering=no\ntsa_name=no\ness_cert_id_chain=no\ness_cert_id_alg=sha256\n\
             [req]\ndistinguished_name=dn\n[dn]\n",
            authority("root"),
            authority("issuing")
        );
        std::fs::write(self.path().join("ca.cnf"), config).unwrap();
        for name in ["root", "issuing"] {
            for (end, text) in [("txt", ""), ("serial", "1000\n"), ("number", "01\n")] {
                std::fs::write(self.path().join(format!("{name}.{end}")), text).unwrap();
            }
        }
        std::fs::write(self.path().join("tsa.serial"), "01\n").unwrap();
        for name in ["root", "issuing", "tsa", "ocsp"] {
            self.key(name, "ec -pkeyopt ec_paramgen_curve:P-256", name);
        }
        self.run(&format!("ca -batch -config ca.cnf -name root -selfsign -keyfile root.key -in root.csr -out root.pem -startdate {} -days 5000 -extensions x_root -notext", self.begin()));
        self.certify("issuing", "root", "x_issuing");
        self.certify("tsa", "root", "x_tsa");
        self.certify("ocsp", "issuing", "x_ocsp");
        for name in ["root", "issuing"] {
            self.run(&format!("x509 -in {name}.pem -outform DER -out {name}.der"));
        }
        self.publish();
    }

    fn key(&self, name: &str, kind: &str, common_name: &str) {
        self.run(&format!("req -new -nodes -config ca.cnf -newkey {kind} -keyout {name}.key -out {name}.csr -subj /O=Nordlicht/CN={common_name}"));
    }

    /// When all certificates began to hold: some weeks before today, whenever that is.
    fn begin(&self) -> String {
        (self.now() - chrono::TimeDelta::days(55)).format("%Y%m%d%H%M%SZ").to_string()
    }

    fn certify(&self, name: &str, issuer: &str, extensions: &str) {
        let from = self.begin();
        self.run(&format!("ca -batch -config ca.cnf -name {issuer} -in {name}.csr -out {name}.pem -startdate {from} -days 900 -extensions {extensions} -notext"));
    }

    /// Writes the revocation lists anew.
    pub fn publish(&self) {
        for name in ["root", "issuing"] {
            self.run(&format!("ca -config ca.cnf -name {name} -gencrl -out {name}.crl.pem"));
            self.run(&format!("crl -in {name}.crl.pem -outform DER -out {name}.crl"));
        }
    }

    /// An identity below the issuing authority; `extensions` is `x_signer` or `x_list`.
    pub fn identity(&self, name: &str, kind: &str, extensions: &str) -> Identity {
        let bytes = self.pkcs12(name, kind, extensions);
        Identity::from_pkcs12(&bytes, "secret", self.now()).unwrap()
    }

    pub fn pkcs12(&self, name: &str, kind: &str, extensions: &str) -> Vec<u8> {
        self.key(name, kind, name);
        self.certify(name, "issuing", extensions);
        let read = |name: &str| std::fs::read_to_string(self.path().join(format!("{name}.pem"))).unwrap();
        std::fs::write(self.path().join("chain.pem"), read("issuing") + &read("root")).unwrap();
        self.run(&format!(
            "pkcs12 -export -inkey {name}.key -in {name}.pem -certfile chain.pem -out {name}.p12 -passout pass:secret"
        ));
        std::fs::read(self.path().join(format!("{name}.p12"))).unwrap()
    }

    pub fn revoke(&self, name: &str, issuer: &str) {
        self.run(&format!("ca -config ca.cnf -name {issuer} -revoke {name}.pem"));
        self.publish();
    }

    pub fn root_file(&self) -> PathBuf {
        self.path().join("root.pem")
    }

    pub fn roots(&self) -> Vec<Certificate> {
        Certificate::from_pem(&std::fs::read_to_string(self.root_file()).unwrap())
    }

    /// Answers nobody, until it is opened again.
    pub fn close(&self) {
        self.set_mood("*", Mood::Status(404, usize::MAX));
    }

    pub fn open(&self) {
        self.moods.lock().unwrap().remove("*");
    }

    pub fn set_mood(&self, path: &str, mood: Mood) {
        self.moods.lock().unwrap().insert(path.to_owned(), mood);
    }

    /// The present, as the file system tells it.
    pub fn now(&self) -> DateTime<Utc> {
        let file = self.path().join("now");
        std::fs::write(&file, "x").unwrap();
        let now: DateTime<Utc> = file.metadata().unwrap().modified().unwrap().into();
        chrono::SubsecRound::trunc_subsecs(now, 0)
    }

    pub fn tsa(&self) -> String {
        format!("{}/tsa", self.host)
    }

    /// What a seal is given, and for how long `address` lives.
    pub fn outside<'a>(&'a self, address: &'a str) -> Outside<'a> {
        Outside { network: &self.network, time_stamp_authority: address, now: self.now() }
    }
}

fn serve(stream: TcpStream, folder: &Path, moods: &Mutex<BTreeMap<String, Mood>>, asked: &Mutex<Vec<String>>) {
    let mut reader = BufReader::new(stream);
    let (mut head, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) == 0 || line.trim().is_empty() {
            break;
        }
        if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        head.push_str(&line);
    }
    let mut body = vec![0; length];
    if reader.read_exact(&mut body).is_err() {
        return;
    }
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    asked.lock().unwrap().push(path.clone());
    let mood = {
        let moods = moods.lock().unwrap();
        moods.get("*").or_else(|| moods.get(&path)).cloned().unwrap_or(Mood::Answer)
    };
    let mut stream = reader.into_inner();
    let media_type = match path.as_str() {
        "/tsa" => "application/timestamp-reply",
        "/ocsp" => "application/ocsp-response",
        list if list.ends_with(".crl") => "application/pkix-crl",
        _ => "application/pkix-cert",
    };
    let mut send = |status: &str, body: &[u8]| {
        let head = format!(
            "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Type: {media_type}\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        let _ = stream.write_all(head.as_bytes());
        let _ = stream.write_all(body);
    };
    match mood {
        Mood::Status(status, times) if times > 0 => {
            moods.lock().unwrap().entry(path).insert_entry(Mood::Status(status, times - 1));
            send(&format!("{status} Later"), b"");
        }
        Mood::Body(bytes) => send("200 OK", &bytes),
        Mood::Redirect(place) => send(&format!("302 Found\r\nLocation: {place}"), b""),
        Mood::Waiting => {
            while moods.lock().unwrap().get(&path) == Some(&Mood::Waiting) {
                std::thread::sleep(std::time::Duration::from_millis(5));
            }
        }
        Mood::Silent => std::thread::sleep(std::time::Duration::from_secs(3)),
        _ => match answer(folder, &path, &body) {
            Some(answer) => send("200 OK", &answer),
            None => send("404 Not Found", b""),
        },
    }
}

fn answer(folder: &Path, path: &str, body: &[u8]) -> Option<Vec<u8>> {
    let run = |arguments: &str| openssl(folder, &arguments.split(' ').collect::<Vec<_>>());
    match path {
        "/tsa" => {
            std::fs::write(folder.join("question.tsq"), body).unwrap();
            run("ts -reply -config ca.cnf -section tsa_one -queryfile question.tsq -out answer.tsr");
            std::fs::read(folder.join("answer.tsr")).ok()
        }
        "/ocsp" => {
            std::fs::write(folder.join("question.ocsp"), body).unwrap();
            run(
                "ocsp -index issuing.txt -CA issuing.pem -rsigner ocsp.pem -rkey ocsp.key -reqin question.ocsp -respout answer.ocsp -ndays 1",
            );
            std::fs::read(folder.join("answer.ocsp")).ok()
        }
        other => std::fs::read(folder.join(other.trim_start_matches('/'))).ok(),
    }
}
