import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { instantAnswer } from '../test/odoo-peer/instant-odoo.ts'

// The stand-in for Odoo that all ways are measured in front of: an answer once made is kept, so that it costs nothing.
const answers = new Map<string, string>()

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString()
    const key = `${request.url} ${body}`
    const text = answers.get(key) ?? JSON.stringify(answerTo(request.url ?? '', body))
    answers.set(key, text)
    response.writeHead(200, { 'content-type': 'application/json' }).end(text)
  })
})
server.listen(0, '127.0.0.1', () => console.log(`ready ${(server.address() as AddressInfo).port}`))

function answerTo(path: string, body: string): unknown {
  const [, , , model = '', method = 'version'] = path.split('/')
  return instantAnswer(model, method, body === '' ? {} : JSON.parse(body))
}
