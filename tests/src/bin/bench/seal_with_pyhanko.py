"""The median time of a seal with pyHanko, in milliseconds: seal_with_pyhanko.py PDF PKCS12 PASSPHRASE FIELD"""

import sys
from io import BytesIO
from statistics import median
from time import perf_counter

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

data = open(sys.argv[1], "rb").read()
signer = signers.SimpleSigner.load_pkcs12(sys.argv[2], passphrase=sys.argv[3].encode())
meta = signers.PdfSignatureMetadata(
    field_name=sys.argv[4], reason="Bench", location="Bench", name="Bench", subfilter=fields.SigSeedSubFilter.PADES
)


def seal():
    start = perf_counter()
    signers.PdfSigner(meta, signer).sign_pdf(IncrementalPdfFileWriter(BytesIO(data)))
    return 1000 * (perf_counter() - start)


print(median(seal() for _ in range(40)))
