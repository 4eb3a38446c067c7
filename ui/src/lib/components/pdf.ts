import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';

type Library = typeof import('pdfjs-dist');

let library: Promise<{ pdf: Library; worker: InstanceType<Library['PDFWorker']> }> | undefined;

/** pdf.js is read when the first pages are shown. The legacy build runs in the web view of Debian 12. */
function load(): NonNullable<typeof library> {
	return (library ??= (async () => {
		const [pdf, source] = await Promise.all([
			import('pdfjs-dist/legacy/build/pdf.mjs') as Promise<Library>,
			import('pdfjs-dist/legacy/build/pdf.worker.min.mjs?url')
		]);
		pdf.GlobalWorkerOptions.workerSrc = source.default;
		// One worker for every redraw: starting one costs more than drawing a page.
		return { pdf, worker: new pdf.PDFWorker() };
	})());
}

export interface Sheet {
	page: PDFPageProxy;
	/** Size in points. */
	width: number;
	height: number;
	text: string;
}

export interface Pages {
	sheets: Sheet[];
	destroy(): void;
}

/** Opens a PDF. The bytes are copied, because the worker takes them over. */
export async function openPdf(bytes: ArrayBuffer): Promise<Pages> {
	const { pdf, worker } = await load();
	// The policy of the window allows no code from text, and nothing is fetched.
	const task = pdf.getDocument({ data: new Uint8Array(bytes.slice(0)), worker, isEvalSupported: false, useWasm: false, useWorkerFetch: false });
	const document: PDFDocumentProxy = await task.promise;
	const sheets = await Promise.all(
		Array.from({ length: document.numPages }, async (_, index): Promise<Sheet> => {
			const page = await document.getPage(index + 1);
			const { width, height } = page.getViewport({ scale: 1 });
			return { page, width, height, text: await readText(page) };
		})
	);
	return { sheets, destroy: () => void task.destroy() };
}

interface Piece {
	str?: string;
	hasEOL?: boolean;
}

/** The text of a page, for those who do not see it. `getTextContent` iterates over a stream, which the web view of Debian 12 can't. */
async function readText(page: PDFPageProxy): Promise<string> {
	const reader = (page.streamTextContent() as ReadableStream<{ items: Piece[] }>).getReader();
	let text = '';
	for (;;) {
		const { value, done } = await reader.read();
		if (done) return text;
		for (const item of value.items) if (item.str !== undefined) text += item.str + (item.hasEOL ? '\n' : ' ');
	}
}

/** Draws a page beside the screen and puts it onto the canvas at once, so that a redraw does not flicker. */
export async function drawSheet(sheet: Sheet, canvas: HTMLCanvasElement, scale: number): Promise<void> {
	const density = Math.min(3, globalThis.devicePixelRatio || 1);
	const viewport = sheet.page.getViewport({ scale: scale * density });
	const hidden = document.createElement('canvas');
	hidden.width = Math.floor(viewport.width);
	hidden.height = Math.floor(viewport.height);
	await sheet.page.render({ canvas: hidden, viewport }).promise;
	canvas.width = hidden.width;
	canvas.height = hidden.height;
	canvas.style.inlineSize = `${viewport.width / density}px`;
	canvas.style.blockSize = `${viewport.height / density}px`;
	canvas.getContext('2d')?.drawImage(hidden, 0, 0);
}
