import type { Kysely } from 'kysely'
import type pg from 'pg'
import { randomBytes } from 'node:crypto'
import { migrate, migrationsChecksum } from '../platform/migrate.ts'
import { openDatabase } from '../platform/database.ts'
import { forbidClearNumbers } from './no-clear-numbers.ts'
import { testCluster, withAdmin, type ClusterUrls } from './cluster.ts'

/**
 * A fresh, migrated database for one test file, on the cluster that all test processes share.
 *
 *   const { db, pool, ownerPool, drop } = await testDatabase()
 *   after(drop)
 */
export async function testDatabase<Tables = any>(): Promise<TestDatabase<Tables>> {
  const cluster = await testCluster()
  const name = `t_${randomBytes(6).toString('hex')}`
  await withAdmin(cluster, async admin => {
    const template = await migratedTemplate(cluster, admin)
    await admin.query(`create database ${name} template ${template} owner santai_owner strategy wal_log`)
  })
  const url = cluster.url('santai_app', name)
  const ownerUrl = cluster.url('santai_owner', name)
  const { pool, kysely, close } = openDatabase<Tables>({ appUrl: url, max: 12, onError: () => {} })
  forbidClearNumbers(pool)
  const owner = openDatabase({ appUrl: ownerUrl, max: 4, onError: () => {} })
  const drop = async () => {
    await Promise.all([close(), owner.close()])
    await withAdmin(cluster, admin => admin.query(`drop database if exists ${name} with (force)`))
  }
  return { db: kysely, pool, ownerPool: owner.pool, url, ownerUrl, drop }
}

/** A database without any table, for tests of what fills one. */
export async function emptyDatabase(): Promise<{ ownerUrl: string; appUrl: string; drop(): Promise<void> }> {
  const cluster = await testCluster()
  const name = `t_${randomBytes(6).toString('hex')}`
  await withAdmin(cluster, admin => admin.query(`create database ${name} owner santai_owner`))
  const drop = async () => { await withAdmin(cluster, admin => admin.query(`drop database if exists ${name} with (force)`)) }
  return { ownerUrl: cluster.url('santai_owner', name), appUrl: cluster.url('santai_app', name), drop }
}

async function migratedTemplate(cluster: ClusterUrls, admin: pg.Client): Promise<string> {
  const template = `template_${migrationsChecksum().slice(0, 16)}`
  await admin.query('select pg_advisory_lock(1)')
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [template])
  if (!rowCount) {
    const unfinished = `${template}_unfinished`
    await admin.query(`drop database if exists ${unfinished} with (force)`)
    await admin.query(`create database ${unfinished} owner santai_owner`)
    await migrate({ ownerUrl: cluster.url('santai_owner', unfinished) })
    await admin.query(`alter database ${unfinished} rename to ${template}`)
  }
  await admin.query('select pg_advisory_unlock(1)')
  return template
}

export type TestDatabase<Tables> = {
  db: Kysely<Tables>
  /** as santai_app, with row-level security */
  pool: pg.Pool
  /** as santai_owner, sees every row: for arranging and for asserting on what is stored */
  ownerPool: pg.Pool
  url: string
  ownerUrl: string
  drop(): Promise<void>
}
