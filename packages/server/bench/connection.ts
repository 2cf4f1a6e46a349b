import { connect, type Socket } from 'node:net';

/** One keep-alive connection that has one request under way at a time, at the least cost for the machine under test. */
export interface Connection {
  /** @returns the status of the answer. */
  post(path: string, headers: Record<string, string>, body: Uint8Array): Promise<number>;
  put(path: string, body: Uint8Array): Promise<number>;
  close(): void;
}

export async function openConnection(host: string, port: number): Promise<Connection> {
  const socket = connect({ host, port, noDelay: true });
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  const answers = readAnswers(socket);
  function send(what: string, headers: Record<string, string>, body: Uint8Array): Promise<number> {
    const lines = Object.entries({ ...headers, 'content-length': String(body.byteLength) });
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    socket.cork();
    socket.write(`${what} HTTP/1.1\r\nhost: ${host}:${port}\r\n${head}\r\n`, 'latin1');
    socket.write(body);
    socket.uncork();
    return answers.next();
  }
  return {
    post: (path, headers, body) => send(`POST ${path}`, headers, body),
    put: (path, body) => send(`PUT ${path}`, {}, body),
    close: () => socket.destroy(),
  };
}

function readAnswers(socket: Socket): { next(): Promise<number> } {
  let received = '';
  let answer = Promise.withResolvers<number>();
  socket.setEncoding('latin1');
  socket.on('data', (text: string) => {
    received += text;
    const end = received.indexOf('\r\n\r\n');
    const length = /content-length: (\d+)/i.exec(received)?.[1];
    if (end === -1 || received.length < end + 4 + Number(length ?? 0)) return;
    const status = Number(received.slice(9, 12));
    received = '';
    answer.resolve(status);
  });
  socket.on('close', () => answer.reject(new Error('The server closed the connection')));
  return {
    next() {
      answer = Promise.withResolvers();
      return answer.promise;
    },
  };
}
