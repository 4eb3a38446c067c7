"""Reads drafts of mails with the standard library, strictly: one JSON object for each file of the command line."""

import email
import email.policy
import json
import sys

for path in sys.argv[1:]:
    raw = open(path, "rb").read()
    policy = email.policy.SMTP.clone(raise_on_defect=True)
    message = email.message_from_bytes(raw, policy=policy)
    defects = []
    boxes = {}
    for name in ["From", "To", "Bcc", "Subject", "Date", "Message-ID"]:
        header = message[name]
        if header is None:
            continue
        defects += [f"{name}: {defect!r}" for defect in header.defects]
        if name in ("From", "To", "Bcc"):
            boxes[name] = [[box.display_name, box.addr_spec] for box in header.addresses]
    text = message.get_body(("plain",))
    print(json.dumps({
        "defects": defects,
        "headers": sorted(set(message.keys())),
        "boxes": boxes,
        "subject": str(message["Subject"]),
        "date": message["Date"].datetime.isoformat(),
        "id": str(message["Message-ID"]),
        "text": text.get_content() if text else None,
        "files": [[part.get_filename(), part.get_payload(decode=True).decode("latin-1")]
                  for part in message.iter_attachments()] if message.is_multipart() else [],
    }))
