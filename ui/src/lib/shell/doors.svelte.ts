/** The doors that any screen may open: palette, list of keys, a new disclosure. */
class Doors {
	palette = $state(false);
	keys = $state(false);
	newDisclosure = $state(false);
}

export const doors = new Doors();
