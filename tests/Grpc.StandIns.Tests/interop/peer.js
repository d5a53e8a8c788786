// A gRPC peer of another make (@grpc/grpc-js): a server, and a client that makes the calls it is told to.
// Says {"port": n} first; then takes one JSON command a line on stdin and answers each with one JSON line; ends with stdin.
'use strict';
const crypto = require('node:crypto');
const readline = require('node:readline');
const grpc = require('@grpc/grpc-js');
const loader = require('@grpc/proto-loader');

const definition = loader.loadSync(process.argv[2], { keepCase: true, defaults: true, longs: Number });
const { Probe } = grpc.loadPackageDefinition(definition).egov.probe.v1;
let cancelled = 0;

const say = (line) => process.stdout.write(JSON.stringify(line) + '\n');
const pattern = (length) => Buffer.alloc(length, 'Phường Mẫu ');
const digest = (bytes) => crypto.createHash('sha256').update(bytes).digest('hex');

// protobufjs writes what is set, even where it is the default, which the other makes leave out: then sizes would differ.
const sparse = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value && value.length !== 0));

// --- server: does what the request says, as the other makes do ---

function wait(call, ms) {
  return new Promise((done) => {
    if (ms <= 0) return done();
    const timer = setTimeout(done, ms);
    call.on('cancelled', () => { cancelled++; clearTimeout(timer); done(); });
  });
}

function failure(ask) {
  const trailers = new grpc.Metadata();
  trailers.set('why', 'asked-for');
  return { code: ask.error_code, details: ask.error_message, metadata: trailers };
}

const answered = (ask, index) => sparse({ text: ask.text, index, payload: ask.answer_bytes > 0 ? Buffer.alloc(ask.answer_bytes) : ask.payload });

function echoes(metadata) {
  const headers = new grpc.Metadata();
  const trailers = new grpc.Metadata();
  for (const key of Object.keys(metadata.getMap()).filter((key) => key.startsWith('echo-'))) {
    for (const value of metadata.get(key)) {
      headers.add(key, value);
      trailers.add(`trailer-${key}`, value);
    }
  }
  return { headers, trailers };
}

async function unary(call, done) {
  await wait(call, call.request.delay_ms);
  if (call.request.error_code !== 0) return done(failure(call.request));
  const { headers, trailers } = echoes(call.metadata);
  call.sendMetadata(headers);
  done(null, answered(call.request, 0), trailers);
}

async function serverStream(call) {
  const { headers, trailers } = echoes(call.metadata);
  call.sendMetadata(headers);
  for (let index = 0; index < call.request.count; index++) {
    call.write(answered(call.request, index));
    await wait(call, call.request.delay_ms);
    if (call.cancelled) return;
    if (call.request.error_code !== 0) return call.emit('error', failure(call.request));
  }
  call.end(trailers);
}

function clientStream(call, done) {
  const texts = [];
  let failed = null;
  call.on('data', (ask) => { texts.push(ask.text); if (ask.error_code !== 0) failed = failure(ask); });
  call.on('end', () => (failed ? done(failed) : done(null, { text: texts.join('|'), index: texts.length })));
}

function duplex(call) {
  let index = 0;
  call.on('data', (ask) => (ask.error_code !== 0 ? call.emit('error', failure(ask)) : call.write(answered(ask, index++))));
  call.on('end', () => call.end());
}

// --- client ---

function told(command) {
  const options = { 'grpc.default_compression_algorithm': { deflate: 1, gzip: 2 }[command.compress] ?? 0 };
  const client = new Probe(command.address, grpc.credentials.createInsecure(), options);
  const metadata = new grpc.Metadata();
  for (const [key, value] of Object.entries(command.metadata ?? {})) {
    metadata.add(key, key.endsWith('-bin') ? Buffer.from(value, 'base64') : value);
  }
  const callOptions = command.deadlineMs > 0 ? { deadline: Date.now() + command.deadlineMs } : {};
  const asks = command.asks.map(({ payload_pattern, ...ask }) => sparse({ ...ask, payload: pattern(payload_pattern ?? 0) }));
  return { client, metadata, callOptions, asks };
}

function plain(metadata) {
  const entries = {};
  for (const key of Object.keys(metadata?.getMap() ?? {})) {
    entries[key] = metadata.get(key).map((value) => (Buffer.isBuffer(value) ? value.toString('base64') : value)).join(', ');
  }
  return entries;
}

function run(command) {
  return new Promise((done) => {
    const { client, metadata, callOptions, asks } = told(command);
    const result = { id: command.id, answers: [], headers: {}, trailers: {} };
    const took = (answer) => result.answers.push({ text: answer.text, index: answer.index, length: answer.payload.length, sha256: digest(answer.payload) });
    const end = (status) => { client.close(); done({ ...result, code: status.code, message: status.details, trailers: plain(status.metadata) }); };
    let call;
    const lone = (error, answer) => { if (answer) took(answer); };
    switch (command.kind) {
      case 'unary': call = client.Unary(asks[0], metadata, callOptions, lone); break;
      case 'serverStream': call = client.ServerStream(asks[0], metadata, callOptions); break;
      case 'clientStream': call = client.ClientStream(metadata, callOptions, lone); break;
      case 'duplex': call = client.Duplex(metadata, callOptions); break;
      default: {
        const { requestSerialize, responseDeserialize } = Probe.service.Unary;
        call = client.makeUnaryRequest(command.kind, requestSerialize, responseDeserialize, asks[0], metadata, callOptions, lone);
      }
    }
    call.on('metadata', (headers) => { result.headers = plain(headers); });
    call.on('status', end);
    call.on('error', () => {});
    if (['serverStream', 'duplex'].includes(command.kind)) call.on('data', took);
    if (['clientStream', 'duplex'].includes(command.kind)) {
      for (const ask of asks) call.write(ask);
      call.end();
    }
    if (command.cancelAfterMs > 0) setTimeout(() => call.cancel(), command.cancelAfterMs);
  });
}

const server = new grpc.Server();
server.addService(Probe.service, { Unary: unary, ServerStream: serverStream, ClientStream: clientStream, Duplex: duplex });
server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  say({ port });
});
readline.createInterface({ input: process.stdin })
  .on('line', async (line) => {
    const command = JSON.parse(line);
    say(command.kind === 'cancelled' ? { id: command.id, cancelled } : await run(command));
  })
  .on('close', () => process.exit(0));
