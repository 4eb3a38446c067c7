/** How the intake was looked at last, until the window closes. */
class Seen {
	view = $state<'list' | 'board'>('list');
}

export const seen = new Seen();
