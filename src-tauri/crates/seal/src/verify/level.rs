//! The level that a signature has reached (ETSI EN 319 142-1 6).

/// What there is for a signature.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reached {
    /// A time stamp over it, or over a version that holds it.
    pub(super) is_stamped: bool,
    /// A store, and in it or beside it all that the check of its certificates needs.
    pub(super) has_evidence: bool,
    /// A time stamp over a version that holds the evidence.
    pub(super) is_archived: bool,
}

/// The name of the level. `format` is that of the contents.
pub(super) fn name(format: &[u8], reached: Reached) -> String {
    let step = match reached {
        Reached { is_stamped: true, has_evidence: true, is_archived: true } => "B-LTA",
        Reached { is_stamped: true, has_evidence: true, .. } => "B-LT",
        Reached { is_stamped: true, .. } => "B-T",
        _ => "B-B",
    };
    match format {
        b"ETSI.CAdES.detached" => format!("PAdES {step}"),
        // ISO 32000-1 12.8.3.3: not of PAdES, but it can carry the same additions.
        _ => match step {
            "B-B" => "PKCS#7".to_owned(),
            "B-T" => "PKCS#7, with a time stamp".to_owned(),
            "B-LT" => "PKCS#7, with a time stamp and evidence".to_owned(),
            _ => "PKCS#7, with evidence and an archive time stamp".to_owned(),
        },
    }
}
