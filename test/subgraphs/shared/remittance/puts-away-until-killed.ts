import { FolderInbox } from '#shared/remittance/folder-inbox.ts'

// Puts files away, every other one aside, and says the name of each before, until it is killed or none is left.
const inbox = await FolderInbox.open({ folder: process.argv[2] ?? '', quietFor: 0 })
for (let file = await inbox.next(); file !== null; file = await inbox.next()) {
  process.stdout.write(`${file.name}\n`)
  if (/[13579]\.835$/.test(file.name)) await file.quarantined([])
  else await file.applied()
}
