using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cdi.Corpus;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Sampling;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>What a study commits itself to when its first texts are drawn: the corpus, what people are asked, and how texts are drawn.</summary>
/// <remarks>Report, level, methods and estimands that the draw does not serve are none of it: they may change while labels are collected.</remarks>
internal static class LedgerBinding
{
    /// <summary>What stands before the name of an estimand that the draw serves.</summary>
    public const string ServedPrefix = "estimand.";

    /// <summary>What the texts are called for which a model gave no answer.</summary>
    public const string FailuresName = "texts without an answer of the model";

    /// <summary>What the study as it is written commits itself to.</summary>
    public static Commitments Of(StudyMaterial material) => new(
        [.. OfCorpus(material), .. material.Variables.SelectMany(OfQuestion).Distinct(), .. OfSampling(material), .. OfServed(material)]);

    /// <summary>Names of the estimands that a draw serves; none where it serves whatever there is.</summary>
    public static IEnumerable<string> Served(Commitments commitments) => commitments.Entries
        .Where(each => each.Key.StartsWith(ServedPrefix, StringComparison.Ordinal)).Select(each => each.Key[ServedPrefix.Length..]);

    /// <summary>The first decision that differs from what the study began with; null where there is none. Estimands that were added are no
    /// difference.</summary>
    /// <param name="begun">What the study began with.</param>
    /// <param name="material">The study as it is written.</param>
    public static (string Name, string Then, string Now)? Difference(Commitments begun, StudyMaterial material)
    {
        var now = Of(material);
        foreach (var (name, then) in begun.Entries.Where(each => each.Key != EstimandsName))
        {
            var value = now.Of(name) ?? (name.StartsWith(ServedPrefix, StringComparison.Ordinal) ? Shown(material, name[ServedPrefix.Length..]) : null);
            if (value != then) return (name, then, value ?? "absent");
        }

        var known = begun.Of(EstimandsName)?.Split(", ") ?? [];
        foreach (var (name, value) in now.Entries.Where(each => begun.Of(each.Key) is null))
        {
            if (!name.StartsWith(ServedPrefix, StringComparison.Ordinal)) return (name, "absent", value);
            if (known.Contains(name[ServedPrefix.Length..])) return ("sampling.serve", string.Join(", ", Served(begun)), string.Join(", ", Served(now)));
        }

        return null;
    }

    private const string EstimandsName = "estimands of the first draw";

    private static IEnumerable<KeyValuePair<string, string>> OfCorpus(StudyMaterial material)
    {
        yield return new("corpus.sha256", material.Table.Sha256);
        foreach (var joined in material.Table.Joined) yield return new($"{joined.Declared.Subject}.sha256", joined.Sha256);
        yield return new("texts kept", Number(material.Table.Rows));
        yield return new("texts shown", string.Join(", ", ShownColumns(material.Definition).Select(column => column.Name)));

        // Where a model is asked after the first draw, the ledger's own rounds say of which texts it had none.
        if (!material.Examples.AwaitLabels) yield return new(FailuresName, Digest(material, Failed(material)));
        var examples = material.Examples.Every;
        if (!examples.IsEmpty)
            yield return new("texts labelled as examples", Digest(material, Enumerable.Range(0, examples.Length).Where(row => examples.Span[row])));
    }

    private static IEnumerable<KeyValuePair<string, string>> OfQuestion(VariableSource source)
    {
        yield return new($"outcome.{source.Outcome.Name}", Options(source.Outcome));
        yield return new($"human.{source.Human.Name}.question", source.Human.Question);
        if (source.Outcome.Derivation is { } derivation)
        {
            foreach (var question in source.Outcome.Questions)
                yield return new($"outcome.{source.Outcome.Name}.{question.Name}", $"{question.Text} ({Options(source.Outcome.AskedBy(question))})");
            yield return new($"outcome.{source.Outcome.Name}.derive", string.Join("; ", source.Outcome.Options.Zip(
                derivation.Written, (option, rule) => $"{option.Key} = {(rule.Length == 0 ? "what is left" : rule)}")));
        }

        if (source.Human is not { LabelsPerText: > 1, Aggregate: { } rule }) yield break;
        yield return new($"human.{source.Human.Name}.labels_per_text", Number(source.Human.LabelsPerText));
        yield return new($"human.{source.Human.Name}.aggregate", rule.ToString().ToLowerInvariant());
    }

    private static IEnumerable<KeyValuePair<string, string>> OfSampling(StudyMaterial material)
    {
        var sampling = material.Definition.Sampling;
        yield return new("sampling.design", sampling.Design.Word());
        yield return new("sampling.budget", sampling.Budget.ToString());
        yield return new("sampling.draw", sampling.Draw == DrawMethod.FixedSize ? "fixed" : "poisson");
        yield return new("sampling.seed", sampling.Seed.ToString(CultureInfo.InvariantCulture));
        if (sampling.Design.IsStratified()) yield return new("sampling.strata", Strata(material));

        // Intervals hold whatever the bound is; that there is one shapes rounds and intervals.
        if (!sampling.Stop.IsEmpty) yield return new("sampling.stop", "a confidence sequence");
        if (!IsServing(material) && sampling.Stop.IsEmpty) yield break;
        yield return new("sampling.burn_in", sampling.BurnIn.ToString());
        yield return new("sampling.rounds", Number(sampling.Rounds));
        yield return new("sampling.tau", sampling.Tau.ToString("R", CultureInfo.InvariantCulture));
        yield return new(EstimandsName, string.Join(", ", material.Definition.Estimands.Select(estimand => estimand.Name)));
    }

    // Which texts are in which stratum: what a model says may be other than it was.
    private static string Strata(StudyMaterial material)
    {
        var strata = material.Problem.Strata;
        var written = string.Join(", ", material.Definition.Sampling.Strata.Select(part => part.Written));
        return $"{written}; {Digest(Enumerable.Range(0, strata.Length).Select(row => $"{material.Table.Key(row)}\t{Number(strata.Span[row])}"))}";
    }

    private static IEnumerable<KeyValuePair<string, string>> OfServed(StudyMaterial material) => IsServing(material)
        ? material.Definition.Sampling.Serve.Select(name => KeyValuePair.Create(ServedPrefix + name, Shown(material, name) ?? ""))
        : [];

    // A uniform draw is made for no estimand, and so is one in proportion to strata.
    private static bool IsServing(StudyMaterial material) => material.Definition.Sampling.Design.Learns();

    private static string? Shown(StudyMaterial material, string estimand) =>
        material.Definition.Estimands.FirstOrDefault(each => each.Name == estimand) is { } found
            ? $"{found.Shown}, {found.Targets[found.Primary].Term}" : null;

    /// <summary>The columns that people are shown: every text and picture of the corpus.</summary>
    public static IEnumerable<ColumnDefinition> ShownColumns(StudyDefinition study) =>
        study.Corpus.Columns.Where(column => column.Type is ColumnType.Text or ColumnType.Image);

    private static string Options(OutcomeDefinition outcome) => outcome.IsNumeric
        ? $"a number from {outcome.Minimum?.ToString("R", CultureInfo.InvariantCulture) ?? "−∞"} to "
            + (outcome.Maximum?.ToString("R", CultureInfo.InvariantCulture) ?? "∞")
        : string.Join("; ", outcome.Options.Select(option => $"{option.Key} = {option.Shown}"));

    /// <summary>The texts that go to people because a model gave no answer.</summary>
    public static IEnumerable<int> Failed(StudyMaterial material)
    {
        var (variables, examples) = (material.Problem.Variables, material.Examples.Every);
        return Enumerable.Range(0, material.Table.Rows).Where(row => DrawPlan.AnnotatesFailures(material) && (examples.IsEmpty || !examples.Span[row])
            && variables.Any(variable => variable.HasAnswers && !variable.HasAnswer(row)));
    }

    /// <summary>How many texts, and a digest of their keys.</summary>
    public static string Digest(StudyMaterial material, IEnumerable<int> rows) => Digest(rows.Select(material.Table.Key));

    private static string Digest(IEnumerable<string> lines)
    {
        var keys = lines.Order(StringComparer.Ordinal).ToList();
        if (keys.Count == 0) return "none";
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', keys))));
        return $"{Number(keys.Count)} ({digest[..16]})";
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
