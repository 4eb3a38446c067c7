import type { CompanyRole, ItemClass, LegalStatus, Product, VersionScheme } from '$lib/ipc/types';

const options = <T extends string>(words: Record<T, string>) =>
	(Object.entries(words) as [T, string][]).map(([value, label]) => ({ value, label }));

export const STATUSES = options<LegalStatus>({
	undetermined: 'Not decided yet',
	mdr_device: 'Device, Regulation (EU) 2017/745',
	ivdr_device: 'In vitro diagnostic, (EU) 2017/746',
	us_device: 'Device, US FD&C Act',
	medical_device: 'Medical device, law of that country',
	digital_product: 'No device: digital product, (EU) 2024/2847',
	not_regulated: 'Under none of these'
});

export const ROLES = options<CompanyRole>({
	manufacturer: 'Manufacturer',
	importer: 'Importer',
	authorised_representative: 'Authorised representative',
	distributor: 'Distributor',
	user_facility: 'User facility'
});

export const SCHEMES = options<VersionScheme>({
	semantic: 'Semantic Versioning 2.0.0',
	numeric: 'Numbers between dots',
	vendor: 'Our own: the order of the list decides'
});

export const CLASSES = options<ItemClass>({
	undetermined: 'Not classified yet',
	maintained: 'Maintained: we deliver security updates',
	supported: 'Supported: update documentation is owed',
	required: 'Required: the operator’s responsibility'
});

export const emptyProduct = (name: string): Product => ({
	name,
	family: '',
	manufacturer: '',
	model: '',
	udi_di: '',
	basic_udi_di: '',
	purpose: '',
	version_scheme: 'numeric',
	versions: [],
	markets: [],
	item_class: 'undetermined',
	support_ends_on: null,
	note: ''
});
