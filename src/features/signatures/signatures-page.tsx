import { LoadingShapes } from '../../components/feedback/loading-shapes.tsx';
import { PartProblem } from '../../components/feedback/part-problem.tsx';
import { PageFrame } from '../../components/page/page-frame.ts';
import { PageHeading } from '../../components/page/page-heading.tsx';
import { useLoadedPart } from '../../components/use-loaded-part.ts';
import { useVerification } from './use-verification.ts';
import { VerifyRegion } from './verify-region.tsx';

const loadLowerRegions = async () => (await import('./lower-regions.tsx')).LowerRegions;

/** `/signatures`: why a notification does not verify, a signed sample to try a receiver with, and code for one. */
export function Component() {
  const verification = useVerification();
  const { part: LowerRegions, retry } = useLoadedPart(loadLowerRegions, true);
  return (
    <PageFrame>
      <PageHeading title="Signatures" />
      <VerifyRegion verification={verification} />
      {LowerRegions !== undefined ? (
        <LowerRegions onCheck={(sample) => void verification.checkAnother(sample)} />
      ) : retry === undefined ? (
        <LoadingShapes label="Loading the sample maker …" />
      ) : null}
      <PartProblem onRetry={retry} />
    </PageFrame>
  );
}
