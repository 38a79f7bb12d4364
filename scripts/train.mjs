import { bootstrap } from './lib/bootstrap.mjs'

bootstrap('train')
