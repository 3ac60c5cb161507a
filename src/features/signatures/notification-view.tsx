import { useQuery } from '@tanstack/react-query';
import { useId, useMemo } from 'react';
import { useHttp } from '../../api/http-context.tsx';
import { eventTypesQuery } from '../../api/queries/event-type-queries.ts';
import { EventTypeLink } from '../../components/event-type-link.tsx';
import { PlainButton } from '../../components/plain-button.tsx';
import { useLoadedPart } from '../../components/use-loaded-part.ts';
import { revealHiddenCharacters } from '../../domain/hidden-characters.ts';
import { CouldNotLoad } from './could-not-load.tsx';
import { FindingLine } from './finding-line.tsx';
import { PossibleSenders } from './possible-senders.tsx';
import type { Result } from './use-verification.ts';

const loadDataCheck = async () => (await import('../../domain/event-schema/check-data.ts')).checkData;
const expectedType = 'application/cloudevents+json';

/** What the notification says, apart from its signature: envelope, data, and who could have caused it. */
export function NotificationView({ result: { envelope, contentType } }: { readonly result: Result }) {
  const id = useId();
  const { findings, type, data, isEnvelope } = envelope;
  const isGood = isEnvelope && findings.every(({ weight }) => weight === 'note');
  const isOtherType = contentType !== undefined && !contentType.toLowerCase().startsWith(expectedType);
  return (
    <>
      <h3 id={id}>The notification itself</h3>
      <ul aria-labelledby={id}>
        {isGood ? (
          <FindingLine state="good">
            <strong>Envelope.</strong> It is a CloudEvent of version 1.0.
          </FindingLine>
        ) : null}
        {findings.map(({ weight, text }) => (
          <FindingLine key={text} state={weight === 'problem' ? 'odd' : 'note'}>
            <strong>Envelope.</strong> {text}
          </FindingLine>
        ))}
        {isOtherType ? (
          <FindingLine state="odd">
            <strong>Content type.</strong> It is “{revealHiddenCharacters(contentType)}”; VCC sends {expectedType}.
          </FindingLine>
        ) : null}
        {type === undefined ? null : <TypeFindings type={type} data={data} />}
      </ul>
      {type === undefined ? null : <PossibleSenders type={type} />}
    </>
  );
}

/** What the catalogue says of the event type, and of the data by its schema. */
function TypeFindings({ type, data }: { readonly type: string; readonly data: unknown }) {
  const eventTypes = useQuery(eventTypesQuery(useHttp()));
  const name = <bdi>{revealHiddenCharacters(type)}</bdi>;
  if (eventTypes.data === undefined) {
    return eventTypes.isError ? (
      <FindingLine state="open">
        <CouldNotLoad what="The event types" query={eventTypes} />
      </FindingLine>
    ) : (
      <FindingLine state="open">Loading the event types …</FindingLine>
    );
  }
  const eventType = eventTypes.data.find((known) => known.name === type);
  if (eventType === undefined) {
    return (
      <FindingLine state="odd">
        <strong>Type.</strong> {name} is not in today’s catalogue.
      </FindingLine>
    );
  }
  return (
    <>
      <FindingLine state="good">
        <strong>Type.</strong> <EventTypeLink name={type}>{name}</EventTypeLink> is in today’s catalogue.
      </FindingLine>
      {data === undefined ? null : <DataFindings jsonSchema={eventType.jsonSchema} data={data} />}
    </>
  );
}

function DataFindings({ jsonSchema, data }: { readonly jsonSchema: unknown; readonly data: unknown }) {
  const { part: checkData, retry } = useLoadedPart(loadDataCheck, true);
  const reading = useMemo(() => checkData?.(jsonSchema, data), [checkData, jsonSchema, data]);
  if (reading === undefined) {
    return (
      <FindingLine state="open">
        {retry === undefined ? (
          'Loading the schema …'
        ) : (
          <span role="alert">
            A part of the console that checks the data could not be loaded.{' '}
            <PlainButton size="small" onClick={retry}>
              Try again
            </PlainButton>
          </span>
        )}
      </FindingLine>
    );
  }
  if (reading.kind !== 'invalid') {
    const isValid = reading.kind === 'valid';
    return (
      <FindingLine state={isValid ? 'good' : 'open'}>
        <strong>Data.</strong>{' '}
        {isValid
          ? 'It fits the schema of this event type.'
          : 'Not checked: the catalogue has no schema that could be tried out.'}
      </FindingLine>
    );
  }
  return (
    <>
      {reading.faults.map(({ place, text }) => (
        <FindingLine key={`${place} ${text}`} state="odd">
          <strong>Data.</strong> <code>{place}</code>: {text}
        </FindingLine>
      ))}
      {reading.more > 0 ? <FindingLine state="note">And {reading.more.toLocaleString()} more.</FindingLine> : null}
    </>
  );
}
