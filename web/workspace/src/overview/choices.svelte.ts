import type { TagView, Team } from '@backchannel/wire-staff'
import { api } from '../wire'

const NOBODY: Team = { staff: [], roles: [], departments: [], permissions: [] }

/** What can be chosen from: colleagues, departments, tags. A list that does not come stays empty. */
export class Choices {
  #team = $state.raw<Team>(NOBODY)
  #tags = $state.raw<readonly TagView[]>([])

  get team(): Team {
    return this.#team
  }

  get tags(): readonly TagView[] {
    return this.#tags
  }

  /** Fetch both lists. */
  async load(): Promise<void> {
    const [team, tags] = await Promise.all([
      api.get<Team>('team').catch(() => this.#team),
      api.get<TagView[]>('tags').catch(() => this.#tags),
    ])
    this.#team = team
    this.#tags = tags
  }
}
