using Cdi.Corpus;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Sampling;

namespace Cdi.Studies.Running;

/// <summary>Reads what the ledger of a live study holds, and holds it against the study as it is written.</summary>
internal static class StudyLedger
{
    private const string Subject = "sampling";

    /// <summary>The study with what its ledger holds; a study whose labels are recorded has no ledger and is returned as it is.</summary>
    /// <exception cref="CorpusException">There is no place for a ledger, or it is damaged or of another study.</exception>
    public static async Task<StudyMaterial> ReadAsync(StudyMaterial material, StudyRunOptions options, CancellationToken cancellation)
    {
        if (!material.Definition.IsLive) return material;
        var human = material.Definition.Humans.First(each => each.IsLive);
        if (options.Ledgers is not { } ledgers)
            throw new CorpusException([DataDiagnostics.NoLedger(material.Table.File, $"human.{human.Name}", human.Name)]);
        using var ledger = ledgers.Open(TermsOf(material), begins: false);
        if (ledger is null) return material;
        var read = await ReadAsync(material, ledger, cancellation).ConfigureAwait(false);
        return options.ClosedRounds && read.Humans is HumanAnnotations.OfLedger collected
            ? read with { Humans = collected with { IsOfClosedRounds = true } } : read;
    }

    /// <summary>The study with what an open ledger holds.</summary>
    /// <exception cref="CorpusException">It is damaged or of another study.</exception>
    public static async Task<StudyMaterial> ReadAsync(StudyMaterial material, IStudyLedger ledger, CancellationToken cancellation)
    {
        var (events, review) = (new List<StudyEvent>(), new LedgerReview());
        await foreach (var happened in ledger.ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (review.Contradiction(happened) is { } fact) throw new CorpusException([DataDiagnostics.LedgerDamaged(ledger.Path, Subject, fact)]);
            events.Add(happened);
        }

        var humans = new HumanAnnotations.OfLedger(events);
        if (humans.Commitments is { } begun && LedgerBinding.Difference(begun, material) is { } difference)
        {
            throw new CorpusException([DataDiagnostics.LedgerOfOtherStudy(ledger.Path, SubjectOf(difference.Name, material),
                $"`{difference.Name}` was `{difference.Then}` when it began and is `{difference.Now}` now")]);
        }

        return material with { Humans = humans };
    }

    /// <summary>Refuses answers of models that would send other texts to people than were sent when they were first known: of a study whose models were asked
    /// after its first draw, the ledger's first round behind the examples says which.</summary>
    /// <exception cref="CorpusException">They are others.</exception>
    public static void RequireSameFailures(StudyMaterial material)
    {
        if (material.Humans is not HumanAnnotations.OfLedger ledger) return;
        if (ledger.Events.OfType<StudyEvent.RoundDrawn>().FirstOrDefault(round => round.Kind != SamplingRoundKind.Examples) is not { } first) return;
        var then = LedgerBinding.Digest(material, first.Kind == SamplingRoundKind.Certain ? first.Drawn : []);
        var now = LedgerBinding.Digest(material, LedgerBinding.Failed(material));
        if (then == now) return;
        throw new CorpusException([DataDiagnostics.LedgerOfOtherStudy(material.Table.File, Subject,
            $"`{LedgerBinding.FailuresName}` was `{then}` when its first text was drawn and is `{now}` now")]);
    }

    /// <summary>How rows and labels of a study are written down.</summary>
    public static LedgerTerms TermsOf(StudyMaterial material) => new(
        [.. Enumerable.Range(0, material.Table.Rows).Select(material.Table.Key)],
        [.. material.Variables.Select(each => KeyValuePair.Create(each.Outcome.Name, (System.Collections.Immutable.ImmutableArray<string>)
            [.. each.Outcome.Options.Select(option => option.Key)]))])
    {
        Questions = [.. new AskedColumns(material.Variables).Questions.Select(column => KeyValuePair.Create(column.Asked.Name,
            (System.Collections.Immutable.ImmutableArray<string>)[.. column.Asked.Options.Select(option => option.Key)]))],
    };

    // What is no path of a spec is shown at the block that draws.
    private static string SubjectOf(string decision, StudyMaterial material) => decision.Contains(' ') ? Subject
        : decision.StartsWith("corpus.", StringComparison.Ordinal) ? $"corpus.{material.Definition.Corpus.Name}{decision["corpus".Length..]}" : decision;
}
