import { FolderInbox } from '#shared/remittance/folder-inbox.ts'

// Claims as many files as it is told, says their names, and holds them until it is killed.
const [folder = '', count = '1'] = process.argv.slice(2)
const inbox = await FolderInbox.open({ folder, quietFor: 0 })
for (let left = Number(count); left > 0; left -= 1) process.stdout.write(`${(await inbox.next())?.name}\n`)
setInterval(() => undefined, 1_000)
