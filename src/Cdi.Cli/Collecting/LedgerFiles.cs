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
        var (ledger, name, isEmpty) = Told(() => place.OpenStudy(own), place.Remedy);
        var opened = new Ledger(ledger, name, place.Remedy);
        if (begins || !isEmpty) return opened;
        opened.Dispose();
        return null;
    }

    private static T Told<T>(Func<T> work, string remedy)
    {
        try
        {
            return work();
        }
        catch (LedgerException problem)
        {
            throw new CorpusException([Diagnosis(problem, remedy)]);
        }
    }

    private static DataDiagnostic Diagnosis(LedgerException problem, string remedy) => problem.Failure switch
    {
        LedgerFailure.NotALedger => DataDiagnostics.LedgerUnusable(problem.Path, Subject, problem.Fact,
            "Move it away: the ledger of a study has the name of its spec, with `.ledger` in place of `.cdi`."),
        LedgerFailure.LaterVersion => DataDiagnostics.LedgerUnusable(problem.Path, Subject, problem.Fact,
            "Use the version of `cdi` that wrote it, or a later one."),
        LedgerFailure.Unavailable => DataDiagnostics.LedgerUnusable(problem.Path, Subject, problem.Fact, remedy),
        LedgerFailure.Busy or LedgerFailure.ContinuedElsewhere => DataDiagnostics.LedgerBusy(problem.Path, Subject, problem.Fact),
        LedgerFailure.Damaged => DataDiagnostics.LedgerDamaged(problem.Path, Subject, problem.Fact),
        LedgerFailure.OtherStudy => DataDiagnostics.LedgerOfOtherStudy(problem.Path, Subject, problem.Fact),
        _ => throw new InvalidOperationException($"No diagnostic for {problem.Failure}."),
    };

    /// <summary>A ledger that says by diagnostics what stands in the way.</summary>
    private sealed class Ledger(ILedger file, string name, string remedy) : IStudyLedger
    {
        /// <inheritdoc/>
        public string Path => name;

        /// <inheritdoc/>
        public ValueTask AppendAsync(StudyEvent happened, CancellationToken cancellation) => Told(() => file.AppendAsync(happened, cancellation), remedy);

        /// <inheritdoc/>
        public ValueTask AppendAllAsync(IReadOnlyList<StudyEvent> happened, CancellationToken cancellation) =>
            Told(() => file.AppendAllAsync(happened, cancellation), remedy);

        /// <inheritdoc/>
        public async IAsyncEnumerable<StudyEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
        {
            await ValueTask.CompletedTask.ConfigureAwait(false);
            foreach (var happened in Told(() => Events(cancellation), remedy)) yield return happened;
        }

        /// <inheritdoc/>
        public ValueTask<LedgerFault?> VerifyAsync(CancellationToken cancellation) => Told(() => file.VerifyAsync(cancellation), remedy);

        /// <inheritdoc/>
        public void Dispose() => (file as IDisposable)?.Dispose();

        // A file never waits.
        private ImmutableArray<StudyEvent> Events(CancellationToken cancellation) => [.. file.ReadAsync(cancellation).ToBlockingEnumerable(cancellation)];
    }
}
