export { freezeLeague, leagueFreeze } from './read-league.ts'
export { routes } from './routes.ts'
