"""Files signed with pyHanko, in every way that should be found in order: sign.py AUTHORITY_FOLDER HOST NOTICE OUT_FOLDER

The authority's folder holds root, issuing authority, time-stamp authority and the signers author and approver (PEM);
HOST answers for them.
"""

import sys
from io import BytesIO
from pathlib import Path

from asn1crypto import pem, x509
from pyhanko import stamp
from pyhanko.pdf_utils import generic, layout
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import PageObject, PdfFileWriter
from pyhanko.sign import PdfTimeStamper, fields, signers, timestamps
from pyhanko_certvalidator import ValidationContext

authority, host, notice, out = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]).read_bytes(), Path(sys.argv[4])
PADES = fields.SigSeedSubFilter.PADES


def certificate(name):
    return x509.Certificate.load(pem.unarmor((authority / f"{name}.pem").read_bytes())[2])


def signer(name, **options):
    chain = (str(authority / "issuing.pem"), str(authority / "root.pem"))
    return signers.SimpleSigner.load(
        str(authority / f"{name}.key"), str(authority / f"{name}.pem"), ca_chain_files=chain, **options
    )


tsa = timestamps.HTTPTimeStamper(f"{host}/tsa")


def context():
    return ValidationContext(
        trust_roots=[certificate("root")], allow_fetching=True, revocation_mode="require",
        other_certs=[certificate("issuing")],
    )


def sign(data, field, who="author", new=None, timestamper=None, style=None, **options):
    writer = IncrementalPdfFileWriter(BytesIO(data))
    signer_ = who if not isinstance(who, str) else signer(who)
    meta = signers.PdfSignatureMetadata(field_name=field, reason="Approved", name="Test", **options)
    pdf_signer = signers.PdfSigner(meta, signer_, timestamper=timestamper, new_field_spec=new, stamp_style=style)
    return pdf_signer.sign_pdf(writer).getvalue()


def base(streams=False, prepare=lambda writer: None):
    writer = PdfFileWriter(stream_xrefs=streams)
    content = writer.add_object(generic.StreamObject(stream_data=b"0 0 1 rg 10 10 50 50 re f"))
    writer.insert_page(PageObject(contents=content, media_box=(0, 0, 400, 400)))
    prepare(writer)
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def two_fields(writer):
    for index, name in enumerate(["author", "approver"]):
        box = (20 + 150 * index, 300, 160 + 150 * index, 380)
        fields.append_signature_field(writer, fields.SigFieldSpec(name, box=box))


def locked(writer):
    lock = fields.FieldMDPSpec(fields.FieldMDPAction.INCLUDE, fields=["other"])
    fields.append_signature_field(writer, fields.SigFieldSpec("author", field_mdp_spec=lock))
    fields.append_signature_field(writer, fields.SigFieldSpec("approver", box=(20, 300, 160, 380)))


def form(writer):
    """Two text fields, one of them locked by the certification."""
    page = writer.root["/Pages"]["/Kids"].raw_get(0)
    for index, name in enumerate(["state", "ward"]):
        entry = generic.DictionaryObject({generic.pdf_name(key): generic.pdf_name(value) for key, value in {
            "/Type": "/Annot", "/Subtype": "/Widget", "/FT": "/Tx",
        }.items()})
        entry[generic.pdf_name("/T")] = generic.pdf_string(name)
        sides = (10, 100 + 40 * index, 90, 120 + 40 * index)
        entry[generic.pdf_name("/Rect")] = generic.ArrayObject(map(generic.NumberObject, sides))
        reference = writer.add_object(entry)
        writer.register_annotation(page, reference)
        writer.root["/AcroForm"]["/Fields"].append(reference)


def with_form(writer):
    lock = fields.FieldMDPSpec(fields.FieldMDPAction.INCLUDE, fields=["ward"])
    fields.append_signature_field(writer, fields.SigFieldSpec("One", field_mdp_spec=lock))
    form(writer)


def updated(data, change):
    writer = IncrementalPdfFileWriter(BytesIO(data))
    change(writer)
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def filled(name, draw=b"BT (in use) Tj ET", more=lambda entry: None):
    def change(writer):
        entry = next(e for e in writer.root["/AcroForm"]["/Fields"] if e.get_object()["/T"] == name).get_object()
        entry[generic.pdf_name("/V")] = generic.pdf_string("in use")
        appearance = generic.StreamObject(stream_data=draw)
        appearance[generic.pdf_name("/Type")] = generic.pdf_name("/XObject")
        appearance[generic.pdf_name("/Subtype")] = generic.pdf_name("/Form")
        appearance[generic.pdf_name("/BBox")] = generic.ArrayObject(map(generic.NumberObject, (0, 0, 80, 20)))
        normal = generic.DictionaryObject({generic.pdf_name("/N"): writer.add_object(appearance)})
        entry[generic.pdf_name("/AP")] = normal
        more(entry)
        writer.update_container(entry)
    return change


def larger(entry):
    entry[generic.pdf_name("/Rect")] = generic.ArrayObject(map(generic.NumberObject, (0, 0, 400, 400)))


made = {}
plain, streams = base(), base(streams=True)
made["pkcs7"] = sign(plain, "One")
made["pkcs7-streams"] = sign(streams, "One")
made["b-b"] = sign(plain, "One", subfilter=PADES)
made["b-t"] = sign(plain, "One", subfilter=PADES, timestamper=tsa)
made["pkcs7-t"] = sign(plain, "One", timestamper=tsa)
made["sha512"] = sign(plain, "One", subfilter=PADES, md_algorithm="sha512")
made["p384"] = sign(plain, "One", "approver", subfilter=PADES)
made["pss"] = sign(plain, "One", signer("rsa", prefer_pss=True), subfilter=PADES)
long_term = {"subfilter": PADES, "embed_validation_info": True, "timestamper": tsa}
made["b-lt"] = sign(plain, "One", validation_context=context(), **long_term)
made["b-lt-streams"] = sign(streams, "One", validation_context=context(), **long_term)
made["b-lta"] = sign(plain, "One", validation_context=context(), use_pades_lta=True, **long_term)
made["b-lta-streams"] = sign(streams, "One", validation_context=context(), use_pades_lta=True, **long_term)
made["b-lta-updated"] = (
    PdfTimeStamper(tsa)
    .update_archival_timestamp_chain(PdfFileReader(BytesIO(made["b-lta"])), context())
    .getvalue()
)
made["pkcs7-archival"] = sign(plain, "One", embed_validation_info=True, validation_context=context(), timestamper=tsa)
for name, start in [("", plain), ("-streams", streams)]:
    two = sign(sign(start, "One"), "Two", "approver", subfilter=PADES)
    made[f"two{name}"] = two
    made[f"three{name}"] = sign(two, "Three", timestamper=tsa, subfilter=PADES)
    visible = base(streams=bool(name), prepare=two_fields)
    text = stamp.TextStampStyle(stamp_text="Signed by %(signer)s\n%(ts)s")
    made[f"visible{name}"] = sign(sign(visible, "author", style=text), "approver", "approver", style=text)
both = sign(plain, "One", validation_context=context(), use_pades_lta=True, **long_term)
made["b-lta-twice"] = sign(both, "Two", "approver", validation_context=context(), use_pades_lta=True, **long_term)
forms = {"certify": True, "docmdp_permissions": fields.MDPPerm.FILL_FORMS}
closed = {"certify": True, "docmdp_permissions": fields.MDPPerm.NO_CHANGES}
made["certified"] = sign(plain, "One", **forms)
made["certified-approved"] = sign(made["certified"], "Two", "approver")
made["certified-closed"] = sign(plain, "One", subfilter=PADES, **closed)
stamped = PdfTimeStamper(tsa).timestamp_pdf(IncrementalPdfFileWriter(BytesIO(made["certified-closed"])), "sha256")
made["certified-closed-stamped"] = stamped.getvalue()
fillable = sign(base(prepare=with_form), "One", **forms)
approved_form = sign(base(prepare=with_form), "One")
made["certified-filled"] = updated(fillable, filled("state"))
made["certified-filled-approved"] = sign(made["certified-filled"], "Two", "approver")
made["certified-approved-filled"] = updated(sign(fillable, "Two", "approver"), filled("state"))
made["locked-other"] = sign(sign(base(prepare=locked), "author"), "approver", "approver")
made["notice"] = sign(notice, "seal", subfilter=PADES)
made["notice-twice"] = sign(made["notice"], "Two", "approver", subfilter=PADES)
made["notice-b-lta"] = sign(notice, "seal", validation_context=context(), use_pades_lta=True, **long_term)
for name, data in made.items():
    (out / f"{name}.pdf").write_bytes(data)
# What follows must be found not to be in order.
bad = {}
bad["visible-added"] = sign(
    made["pkcs7"], "Two", "approver", new=fields.SigFieldSpec("Two", box=(20, 300, 160, 380)),
)


def note(writer):
    page = writer.root["/Pages"]["/Kids"].raw_get(0)
    words = {"/Type": "/Annot", "/Subtype": "/FreeText", "/DA": "/Helv 12 Tf", "/Contents": "Pump may be used"}
    kinds = {"/DA": generic.pdf_string, "/Contents": generic.pdf_string}
    entries = {generic.pdf_name(key): kinds.get(key, generic.pdf_name)(value) for key, value in words.items()}
    entries[generic.pdf_name("/Rect")] = generic.ArrayObject(generic.NumberObject(side) for side in (0, 0, 400, 400))
    writer.register_annotation(page, writer.add_object(generic.DictionaryObject(entries)))


def field(writer):
    fields.append_signature_field(writer, fields.SigFieldSpec("Three"))


for name in ["certified", "certified-closed", "pkcs7", "b-lta-twice"]:
    bad[f"{name}-note"] = updated(made[name], note)
# A certification that allows no change allows no further field either (ISO 32000-1 12.8.2.2).
bad["certified-closed-field"] = updated(made["certified-closed"], field)
bad["certified-filled-locked"] = updated(fillable, filled("ward"))
bad["certified-filled-larger"] = updated(fillable, filled("state", more=larger))
bad["certified-filled-closed"] = updated(sign(base(prepare=with_form), "One", **closed), filled("state"))
bad["approved-filled"] = updated(approved_form, filled("state"))
for name, data in bad.items():
    (out / f"bad-{name}.pdf").write_bytes(data)
