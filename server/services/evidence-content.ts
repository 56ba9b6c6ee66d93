import type { EvidenceKind } from '#domain/evidence/file-kind.ts';
import { type OfficeContent, oleContent, packageContent } from '#domain/evidence/office-kind.ts';
import { oleNames } from '#domain/evidence/ole-directory.ts';
import { signatureOf } from '#domain/evidence/signature.ts';
import { Failure } from '#domain/failures.ts';
import { unpacked, ZipRefusal, zipParts } from '../forms/zip.ts';

/** Only one small part is ever unpacked; a large workbook may hold far more than that. */
const LIMITS = { parts: 10_000, unpacked: Number.POSITIVE_INFINITY };
const LARGEST_LIST = 1024 * 1024;

/** What a file is by its content, whatever its name says. Throws `evidence.unsupported`, `.damaged`, `.encrypted`, `.macros`. */
export async function evidenceKindOf(bytes: Buffer): Promise<EvidenceKind> {
  const signature = signatureOf(bytes);
  switch (signature) {
    case null:
      throw new Failure('evidence.unsupported');
    case 'zip':
      return packageKindOf(bytes);
    case 'ole': {
      const names = oleNames(bytes);
      if (names === null) throw new Failure('evidence.damaged');
      return kindIn(oleContent(names));
    }
    default:
      return signature;
  }
}

async function packageKindOf(bytes: Buffer): Promise<EvidenceKind> {
  try {
    const parts = zipParts(bytes, LIMITS);
    const names = parts.map(({ name }) => name);
    const read = async (wanted: string): Promise<string | null> => {
      const part = parts.find(({ name, size }) => name === wanted && size <= LARGEST_LIST);
      return part ? unpacked(bytes, part) : null;
    };
    // OFD, the layout format of official documents: a zip whose root says so.
    if ((await read('OFD.xml'))?.includes('http://www.ofdspec.org/')) return 'ofd';
    return kindIn(packageContent(names, await read('[Content_Types].xml')));
  } catch (error) {
    if (!(error instanceof ZipRefusal)) throw error;
    throw new Failure(error.reason === 'encrypted' ? 'evidence.encrypted' : 'evidence.damaged');
  }
}

function kindIn(content: OfficeContent): EvidenceKind {
  if (content.kind === null) throw new Failure(`evidence.${content.refusal}`);
  return content.kind;
}
