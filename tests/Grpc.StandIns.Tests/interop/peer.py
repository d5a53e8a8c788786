"""A gRPC peer of another make (grpcio, over the C core): a server, and a client that makes the calls it is told to.

Says {"port": n} first; then takes one JSON command a line on stdin and answers each with one JSON line; ends with stdin.
The messages are built from the file description that the test hands in, so that no generated Python is needed.
"""
import base64
import concurrent.futures
import hashlib
import json
import sys
import threading

import grpc
from google.protobuf import descriptor_pool, message_factory

POOL = descriptor_pool.DescriptorPool()
POOL.AddSerializedFile(base64.b64decode(sys.argv[1]))
FACTORY = message_factory.MessageFactory(POOL)
Ask = FACTORY.GetPrototype(POOL.FindMessageTypeByName("egov.probe.v1.Ask"))
Answer = FACTORY.GetPrototype(POOL.FindMessageTypeByName("egov.probe.v1.Answer"))
SERVICE = "/egov.probe.v1.Probe/"
COMPRESSIONS = {"gzip": grpc.Compression.Gzip, "deflate": grpc.Compression.Deflate}
CODES = {code.value[0]: code for code in grpc.StatusCode}
TEXT = "Phường Mẫu ".encode()
lock = threading.Lock()
cancelled = 0


def say(line):
    with lock:
        print(json.dumps(line), flush=True)


# --- server: does what the request says, as the other makes do ---

def obey(ask, context):
    if ask.delay_ms > 0:
        ended = threading.Event()
        if not context.add_callback(ended.set) or ended.wait(ask.delay_ms / 1000):
            global cancelled
            cancelled += 1
            return
    if ask.error_code:
        context.set_trailing_metadata((("why", "asked-for"),))
        context.abort(CODES[ask.error_code], ask.error_message)


def answered(ask, index):
    return Answer(text=ask.text, index=index, payload=bytes(ask.answer_bytes) if ask.answer_bytes else ask.payload)


def echo(context):
    echoes = [(key, value) for key, value in context.invocation_metadata() if key.startswith("echo-")]
    context.send_initial_metadata(echoes)
    context.set_trailing_metadata([("trailer-" + key, value) for key, value in echoes])


def unary(ask, context):
    obey(ask, context)
    echo(context)
    return answered(ask, 0)


def server_stream(ask, context):
    echo(context)
    for index in range(ask.count):
        yield answered(ask, index)
        obey(ask, context)


def client_stream(asks, context):
    texts = []
    for ask in asks:
        obey(ask, context)
        texts.append(ask.text)
    return Answer(text="|".join(texts), index=len(texts))


def duplex(asks, context):
    for index, ask in enumerate(asks):
        obey(ask, context)
        yield answered(ask, index)


def serve():
    wire = {"request_deserializer": Ask.FromString, "response_serializer": Answer.SerializeToString}
    methods = {
        "Unary": grpc.unary_unary_rpc_method_handler(unary, **wire),
        "ServerStream": grpc.unary_stream_rpc_method_handler(server_stream, **wire),
        "ClientStream": grpc.stream_unary_rpc_method_handler(client_stream, **wire),
        "Duplex": grpc.stream_stream_rpc_method_handler(duplex, **wire),
    }
    # Answers are compressed, so that the other side's reading of compressed messages is tried.
    server = grpc.server(concurrent.futures.ThreadPoolExecutor(8), compression=grpc.Compression.Gzip)
    server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("egov.probe.v1.Probe", methods),))
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    say({"port": port})
    return server


# --- client ---

def plain(metadata):
    entries = {}
    for key, value in metadata or ():
        text = base64.b64encode(value).decode() if isinstance(value, bytes) else value
        entries[key] = entries[key] + ", " + text if key in entries else text
    return entries


def run(command):
    asks = []
    for fields in command["asks"]:
        length = fields.pop("payload_pattern", 0)
        asks.append(Ask(payload=(TEXT * (length // len(TEXT) + 1))[:length], **fields))
    options = {
        "metadata": [(key, base64.b64decode(value) if key.endswith("-bin") else value) for key, value in command.get("metadata", {}).items()],
        "timeout": command["deadlineMs"] / 1000 if command.get("deadlineMs") else None,
        "compression": COMPRESSIONS.get(command.get("compress")),
    }
    wire = {"request_serializer": Ask.SerializeToString, "response_deserializer": Answer.FromString}
    result = {"id": command["id"], "answers": []}
    with grpc.insecure_channel(command["address"]) as channel:
        kind = command["kind"]
        if kind == "serverStream":
            call = channel.unary_stream(SERVICE + "ServerStream", **wire)(asks[0], **options)
        elif kind == "clientStream":
            call = channel.stream_unary(SERVICE + "ClientStream", **wire).future(iter(asks), **options)
        elif kind == "duplex":
            call = channel.stream_stream(SERVICE + "Duplex", **wire)(iter(asks), **options)
        else:
            call = channel.unary_unary(SERVICE + "Unary" if kind == "unary" else kind, **wire).future(asks[0], **options)
        if command.get("cancelAfterMs"):
            threading.Timer(command["cancelAfterMs"] / 1000, call.cancel).start()
        try:
            for answer in call if kind in ("serverStream", "duplex") else [call.result()]:
                payload = answer.payload
                result["answers"].append(
                    {"text": answer.text, "index": answer.index, "length": len(payload), "sha256": hashlib.sha256(payload).hexdigest()})
        except (grpc.RpcError, grpc.FutureCancelledError):
            pass
        result.update(
            code=call.code().value[0], message=call.details() or "", headers=plain(call.initial_metadata()), trailers=plain(call.trailing_metadata()))
    say(result)


server = serve()
for line in sys.stdin:
    command = json.loads(line)
    if command["kind"] == "cancelled":
        say({"id": command["id"], "cancelled": cancelled})
    else:
        threading.Thread(target=run, args=(command,)).start()
server.stop(0)
