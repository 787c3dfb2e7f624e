using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Cdi.Corpus;
using Cdi.Estimation.Ledgers;
using Cdi.Ledgers;
using Cdi.Ledgers.Entries;
using Cdi.Studies;

namespace Cdi.Cli.Collecting;

/// <summary>The ledger of a study, at its place.</summary>
/// <param name="place">Where it is.</param>
internal sealed class LedgerFiles(LedgerPlace place) : IStudyLedgers
{
    private const string Subject = "sampling";

    /// <inheritdoc/>
    public IStudyLedger? Open(LedgerTerms terms, bool begins)
    {
        if (!begins && !place.MayExist) return null;
        var own = new StudyTerms(terms.Keys, [.. terms.Outcomes.Select(outcome => new VariableTerms(outcome.Key, outcome.Value))])
        {
            Questions = [.. terms.Questions.Select(question => new VariableTerms(question.Key, question.Value))],
        };
        var (ledger, name, isEmpty) = Told(place, () => place.OpenStudy(own));
        var opened = new Ledger(ledger, name, place);
        if (begins || !isEmpty) return opened;
        opened.Dispose();
        return null;
    }

    private static T Told<T>(LedgerPlace place, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (LedgerException problem)
        {
            throw new CorpusException([LedgerTrouble.Diagnosis(problem, Subject, place)]);
        }
    }

    /// <summary>A ledger that says by diagnostics what stands in the way.</summary>
    private sealed class Ledger(ILedger file, string name, LedgerPlace place) : IStudyLedger
    {
        /// <inheritdoc/>
        public string Path => name;

        /// <inheritdoc/>
        public ValueTask AppendAsync(StudyEvent happened, CancellationToken cancellation) => Told(place, () => file.AppendAsync(happened, cancellation));

        /// <inheritdoc/>
        public ValueTask AppendAllAsync(IReadOnlyList<StudyEvent> happened, CancellationToken cancellation) =>
            Told(place, () => file.AppendAllAsync(happened, cancellation));

        /// <inheritdoc/>
        public async IAsyncEnumerable<StudyEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
        {
            await ValueTask.CompletedTask.ConfigureAwait(false);
            foreach (var happened in Told(place, () => Events(cancellation))) yield return happened;
        }

        /// <inheritdoc/>
        public ValueTask<LedgerFault?> VerifyAsync(CancellationToken cancellation) => Told(place, () => file.VerifyAsync(cancellation));

        /// <inheritdoc/>
        public void Dispose() => (file as IDisposable)?.Dispose();

        // A file never waits.
        private ImmutableArray<StudyEvent> Events(CancellationToken cancellation) => [.. file.ReadAsync(cancellation).ToBlockingEnumerable(cancellation)];
    }
}
