using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Cdi.Corpus;
using Cdi.Estimation.Ledgers;
using Cdi.Ledgers;
using Cdi.Ledgers.Entries;
using Cdi.Ledgers.Files;
using Cdi.Studies;

namespace Cdi.Cli.Collecting;

/// <summary>The ledger of a study as a file beside its spec: that of <c>letters.cdi</c> is <c>letters.ledger</c>.</summary>
/// <param name="path">Full path of the ledger.</param>
internal sealed class LedgerFiles(string path) : IStudyLedgers
{
    private const string Subject = "sampling";

    /// <summary>The ledger of a spec.</summary>
    /// <param name="spec">Full path of the spec.</param>
    public static LedgerFiles Beside(string spec) => new(PathBeside(spec));

    /// <summary>Full path of the ledger of a spec.</summary>
    /// <param name="spec">Full path of the spec.</param>
    public static string PathBeside(string spec) => Path.ChangeExtension(spec, ".ledger");

    /// <inheritdoc/>
    public IStudyLedger? Open(LedgerTerms terms, bool begins)
    {
        if (!begins && !Path.Exists(path)) return null;
        var own = new StudyTerms(terms.Keys, [.. terms.Outcomes.Select(outcome => new VariableTerms(outcome.Key, outcome.Value))]);
        return new Ledger(Told(() => SqliteLedger.Open(path, own, TimeProvider.System)));
    }

    private static T Told<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (LedgerException problem)
        {
            throw new CorpusException([Diagnosis(problem)]);
        }
    }

    private static DataDiagnostic Diagnosis(LedgerException problem) => problem.Failure switch
    {
        LedgerFailure.NotALedger => DataDiagnostics.LedgerUnusable(problem.Path, Subject, problem.Fact,
            "Move it away: the ledger of a study has the name of its spec, with `.ledger` in place of `.cdi`."),
        LedgerFailure.LaterVersion => DataDiagnostics.LedgerUnusable(problem.Path, Subject, problem.Fact,
            "Use the version of `cdi` that wrote it, or a later one."),
        LedgerFailure.Unavailable => DataDiagnostics.LedgerUnusable(problem.Path, Subject, problem.Fact,
            "Check the permissions of the file and its folder, and the space on the disk, and give the command again: nothing acknowledged is lost."),
        LedgerFailure.Busy or LedgerFailure.ContinuedElsewhere => DataDiagnostics.LedgerBusy(problem.Path, Subject, problem.Fact),
        LedgerFailure.Damaged => DataDiagnostics.LedgerDamaged(problem.Path, Subject, problem.Fact),
        LedgerFailure.OtherStudy => DataDiagnostics.LedgerOfOtherStudy(problem.Path, Subject, problem.Fact),
        _ => throw new InvalidOperationException($"No diagnostic for {problem.Failure}."),
    };

    /// <summary>A file of events that says by diagnostics what stands in the way.</summary>
    private sealed class Ledger(SqliteLedger file) : IStudyLedger
    {
        /// <inheritdoc/>
        public string Path => file.Path;

        /// <inheritdoc/>
        public ValueTask AppendAsync(StudyEvent happened, CancellationToken cancellation) => Told(() => file.AppendAsync(happened, cancellation));

        /// <inheritdoc/>
        public async IAsyncEnumerable<StudyEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
        {
            await ValueTask.CompletedTask.ConfigureAwait(false);
            foreach (var happened in Told(() => Events(cancellation))) yield return happened;
        }

        /// <inheritdoc/>
        public ValueTask<LedgerFault?> VerifyAsync(CancellationToken cancellation) => Told(() => file.VerifyAsync(cancellation));

        /// <inheritdoc/>
        public void Dispose() => file.Dispose();

        // A file never waits.
        private ImmutableArray<StudyEvent> Events(CancellationToken cancellation) => [.. file.ReadAsync(cancellation).ToBlockingEnumerable(cancellation)];
    }
}
