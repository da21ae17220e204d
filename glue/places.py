"""Places of the lake as Spark knows them: paths of this machine and s3:// addresses."""

import os
import shutil
from io import BytesIO


class JobError(Exception):
    """What the person who runs the job can mend; the message says how and holds no personal value."""


def join(folder, name):
    return folder.rstrip("/") + "/" + name if name else folder


def parent(path):
    return path.rstrip("/").rpartition("/")[0] or ("/" if path.startswith("/") else ".")


def s3_place(uri):
    """Bucket and key of an s3:// address; None for a path."""
    scheme, separator, rest = uri.partition("://")
    if not separator or scheme == "file":
        return None
    if scheme not in ("s3", "s3a", "s3n"):
        raise JobError(f"{scheme}:// is not known: name a path or an s3:// address.")
    bucket, _, key = rest.partition("/")
    return bucket, key


def local_path(uri):
    """A path as Python takes it: file:///a, file:/a and a alike."""
    path = uri[len("file:"):] if uri.startswith("file:") else uri
    return path[2:] if path.startswith("//") and path != uri else path


def absolute(uri):
    """A path from the root of this machine, or an s3:// address as it is."""
    return uri if s3_place(uri) else os.path.abspath(local_path(uri))


def spark_address(uri):
    return uri if s3_place(uri) else "file://" + absolute(uri)


def s3():
    import boto3  # where s3:// is used, boto3 is there
    return boto3.client("s3")


def list_files(folder, beginning=""):
    """Names of the files under a folder, or of those that begin so, sorted."""
    place = s3_place(folder)
    if place is None:
        root = local_path(folder)
        found = (os.path.relpath(os.path.join(path, name), root) for path, _, names in os.walk(root) for name in names)
        return sorted(name for name in found if name.startswith(beginning))
    prefix = place[1].rstrip("/") + "/" if place[1] else ""
    pages = s3().get_paginator("list_objects_v2").paginate(Bucket=place[0], Prefix=prefix + beginning)
    return sorted(item["Key"][len(prefix):] for page in pages for item in page.get("Contents", []) if not item["Key"].endswith("/"))


def open_bytes(uri, start=0, end=None):
    """A stream of the bytes from start to end."""
    place = s3_place(uri)
    if place is None:
        file = open(local_path(uri), "rb")
        file.seek(start)
        return file
    if end is not None and end <= start:
        return BytesIO()
    span = {} if end is None else {"Range": f"bytes={start}-{end - 1}"}
    return s3().get_object(Bucket=place[0], Key=place[1], **span)["Body"]


def read_all(uri):
    """The whole content; None when there is no such file."""
    place = s3_place(uri)
    if place is None:
        is_there = os.path.isfile(local_path(uri))
    else:
        first = s3().list_objects_v2(Bucket=place[0], Prefix=place[1], MaxKeys=1).get("Contents", [])
        is_there = [item["Key"] for item in first] == [place[1]]
    if not is_there:
        return None
    with open_bytes(uri) as stream:
        return stream.read()


def put(path, uri):
    """Copies a local file to a place, whole or not at all."""
    place = s3_place(uri)
    if place:
        s3().upload_file(path, place[0], place[1])
        return
    target = local_path(uri)
    os.makedirs(os.path.dirname(target) or ".", exist_ok=True)
    shutil.copyfile(path, target + ".new")
    os.replace(target + ".new", target)


def move(uri, to):
    source, target = s3_place(uri), s3_place(to)
    if source:
        s3().copy({"Bucket": source[0], "Key": source[1]}, target[0], target[1])
        delete(uri)
        return
    os.makedirs(os.path.dirname(local_path(to)), exist_ok=True)
    os.replace(local_path(uri), local_path(to))


def delete(uri):
    place = s3_place(uri)
    if place:
        s3().delete_object(Bucket=place[0], Key=place[1])
    else:
        os.remove(local_path(uri))


def delete_all(folder, beginning=""):
    """Deletes what lies in a folder, or what there begins so."""
    for name in list_files(folder, beginning):
        delete(join(folder, name))
    if s3_place(folder) is None and not beginning:
        shutil.rmtree(local_path(folder), ignore_errors=True)
