/** Something the person who starts the server can mend: shown as this one sentence, without a stack. */
export class Trouble extends Error {
  override name = 'Trouble'
}

/** Turns what PostgreSQL or the system said into one plain sentence that says what to do. */
export function explain(said: string, where: { folder: string; port?: number | undefined }): Trouble {
  const row = SAYINGS.find(([pattern]) => pattern.test(said))
  if (row) return new Trouble(row[1](where))
  const lastWords = said.trim().split('\n').slice(-6).join('\n')
  return new Trouble(`内置 PostgreSQL 没有启动成功，它最后说：\n${lastWords}\n数据目录：${where.folder}`)
}

const SAYINGS: [RegExp, (where: { folder: string; port?: number | undefined }) => string][] = [
  [/No space left on device|ENOSPC|disk full/i, w => `磁盘已满，数据库无法写入 ${w.folder}。请腾出至少 1 GB 空间后重新启动；已保存的数据不会丢失。`],
  [/Permission denied|EACCES|EPERM|could not access directory|has wrong ownership/i, w =>
    `没有权限使用数据目录 ${w.folder}。请用当初启动它的用户运行，或用环境变量 SANTAI_DATA 另选一个可写的目录。`],
  [/Read-only file system|EROFS/i, w => `数据目录 ${w.folder} 所在的磁盘是只读的。请用环境变量 SANTAI_DATA 另选一个可写的目录。`],
  [/Address already in use|could not bind/i, w => `数据库端口 ${w.port} 已被别的程序占用。请用环境变量 SANTAI_DB_PORT 另选一个端口，或不设置它，由系统自动选择。`],
  [/database files are incompatible|initialized by PostgreSQL version/i, w =>
    `数据目录 ${w.folder} 是由另一个大版本的 PostgreSQL 建立的。请用旧版程序执行 npm run backup，再用本版执行 npm run restore。`],
  [/invalid record|could not locate a valid checkpoint|invalid checkpoint|PANIC/i, w =>
    `数据目录 ${w.folder} 已损坏，无法自动恢复。请保留该目录，并用 npm run restore -- 备份文件 恢复到新的目录。`],
  [/shared memory|Cannot allocate memory|out of memory/i, () => '内存不足，数据库没有启动。请关闭别的程序，或至少留出 1 GB 可用内存后重试。'],
]
