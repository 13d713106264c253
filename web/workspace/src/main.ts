import '@backchannel/ui/tokens.css'
import '@backchannel/ui/base.css'
import { mount } from 'svelte'
import App from './App.svelte'
import { language } from './messages'
import { theme } from './shell/theme.svelte'

theme.start()
void language.start().then(() => mount(App, { target: document.body }))
