"""Stub."""
import gzip
from backports import zstd
COMPRESSIONS=(".gz",".zst")
def is_compressed(name): return name.lower().endswith(COMPRESSIONS)
def opened(stream,name):
    n=name.lower()
    return gzip.GzipFile(fileobj=stream) if n.endswith(".gz") else zstd.ZstdFile(stream) if n.endswith(".zst") else stream
def compressing(stream,name):
    n=name.lower()
    return gzip.GzipFile(filename="",fileobj=stream,mode="wb",mtime=0) if n.endswith(".gz") else zstd.ZstdFile(stream,"wb") if n.endswith(".zst") else stream
