import '@backchannel/ui/tokens.css'
import '@backchannel/ui/base.css'
import { mount } from 'svelte'
import './shell/curtain.css'
import App from './App.svelte'
import { language } from './messages'
import { curtain } from './shell/curtain.svelte'
import { theme } from './shell/theme.svelte'

theme.start()
curtain.start()
void language.start().then(() => mount(App, { target: document.body }))
