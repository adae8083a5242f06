// A peer for live tests. It dials (asks for echoes) or answers (echoes), on one connection and one joined to it:
//   node peer.mjs initiate KEY.pem WRAP.pem PORT PEER-ID-HEX [REKEY-EVERY]
//   node peer.mjs respond KEY.pem [REKEY-EVERY]        prints {"port":…} first
// The last line on stdout is a JSON object that tells what happened.
import crypto from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import * as p from './primitives.mjs';
import { KIND } from './gw1.mjs';
import { Wire, initiate, respond, join, answerJoin } from './live.mjs';

const ECHO = 0x16;
const SIZES = [0, 1, 15, 16, 17, 1000, 65536, 262144];
const pem = (path) => crypto.createPrivateKey(fs.readFileSync(path));
const print = (o) => console.log(JSON.stringify(o));

async function askForEchoes(channel) {
  let echoed = 0;
  for (const size of SIZES) {
    const data = p.random(size);
    channel.send(ECHO, 0xfffffff0 + (echoed % 16), data);
    const answer = await channel.receive();
    if (answer.kind !== ECHO || !answer.data.equals(data)) throw new Error(`echo of ${size} bytes differs`);
    echoed++;
  }
  return echoed;
}

async function closeInOrder(channel) {
  channel.send(KIND.CLOSE, 0, p.u8(0));
  const answer = await channel.receive();
  if (answer.kind !== KIND.CLOSE || answer.data[0] !== 0) throw new Error('no CLOSE came back');
  channel.wire.close();
}

async function echo(channel) {
  for (let echoed = 0; ; echoed++) {
    const record = await channel.receive();
    if (record.kind === KIND.CLOSE) {
      channel.send(KIND.CLOSE, 0, p.u8(0));
      channel.wire.close();
      return echoed;
    }
    channel.send(record.kind, record.stream, record.data);
  }
}

const report = (channel, echoed, joinedEchoed) => print({
  remote: channel.remote.toString('hex'),
  sessionId: channel.session.sessionId.toString('hex'),
  channelBinding: channel.session.channelBinding.toString('hex'),
  limits: channel.limits, echoed, joinedEchoed,
  rekeysSent: channel.rekeysSent, rekeysSeen: channel.rekeysSeen,
});

async function runInitiator([keyFile, wrapFile, port, peerId, rekeyEvery]) {
  const first = await initiate(await Wire.connect(+port),
    { key: pem(keyFile), wrap: pem(wrapFile), peerIdR: Buffer.from(peerId, 'hex'), rekeyEvery: +rekeyEvery });
  const echoed = await askForEchoes(first);
  const second = await join(await Wire.connect(+port), first.session, 1, +rekeyEvery);
  const joinedEchoed = await askForEchoes(second);
  await closeInOrder(second);
  await closeInOrder(first);
  report(first, echoed, joinedEchoed);
}

async function runResponder([keyFile, rekeyEvery]) {
  const wires = [];
  let wake = () => {};
  const server = net.createServer({ noDelay: true }, (socket) => { wires.push(new Wire(socket)); wake(); });
  const accept = async () => {
    while (wires.length === 0) await new Promise((resolve) => { wake = resolve; });
    return wires.shift();
  };
  server.listen(0, '127.0.0.1', () => print({ port: server.address().port }));
  const first = await respond(await accept(), { key: pem(keyFile), rekeyEvery: +rekeyEvery });
  const echoing = echo(first);
  const joinedEchoed = await echo(await answerJoin(await accept(), first.session, +rekeyEvery));
  report(first, await echoing, joinedEchoed);
  server.close();
}

const [role, ...args] = process.argv.slice(2);
await (role === 'initiate' ? runInitiator(args) : runResponder(args));
process.exit(0);
