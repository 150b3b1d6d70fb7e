import { Client } from 'pg'

/** The role that PostgreSQL begins with: makes the others, takes backups, and nothing else. */
export const superuser = 'postgres'

/** Owner of all tables, the application's role (owns none), and the role of portal contacts. */
export const ownerRole = 'quittance_owner'
export const appRole = 'quittance_app'
export const portalRole = 'quittance_portal'
export const signInRoles = [ownerRole, appRole, portalRole] as const

export const databaseName = 'quittance'

/** A connection string for the socket in a folder. */
export const socketUrl = (socketDir: string, role: string, database: string = databaseName) =>
  `postgresql://${role}@/${database}?host=${encodeURIComponent(socketDir)}`

/** Makes the roles and the database where they are missing. */
export async function makeRolesAndDatabase(socketDir: string): Promise<void> {
  await withClient(socketUrl(socketDir, superuser, 'postgres'), async (client) => {
    for (const role of signInRoles) {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1 and rolcanlogin', [role])
      if (!rowCount) await makeRole(client, role)
    }
    const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName])
    if (rowCount) return
    // template0 has nothing in it that anybody could have changed.
    await client.query(`create database ${databaseName} owner ${ownerRole} template template0`)
    await client.query(`revoke all on database ${databaseName} from public`)
    await client.query(`grant connect on database ${databaseName} to ${appRole}, ${portalRole}`)
  })
}

async function makeRole(client: Client, role: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
  await client.query(`${rowCount ? 'alter' : 'create'} role ${role} login`)
}

/** Runs something on a connection of its own. */
export async function withClient<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, application_name: 'quittance', connectionTimeoutMillis: 5000 })
  // A connection that breaks is told by the query that runs on it; without a listener it would end the program.
  client.on('error', () => {})
  try {
    await client.connect()
    return await use(client)
  } finally {
    await client.end().catch(() => {})
  }
}
