namespace Cdi.Cli.Examination;

/// <summary>Looks for labels of the model that are missing more often where people labelled than elsewhere, or the reverse, and for options that hardly occur.</summary>
internal static class MissingnessExamination
{
    private const double Notable = 0.02;
    private const int FewLabels = 20;
    private const int RareLabels = 5;
    private const int FewDisagreements = 5;
    private const int MostNamed = 6;

    /// <summary>What was found.</summary>
    /// <param name="rows">What people and the model said.</param>
    /// <param name="agreement">How often both agree.</param>
    /// <param name="roles">The names of the columns.</param>
    public static IEnumerable<Concern> Of(AnnotatedRows rows, Agreement agreement, Roles roles)
    {
        var labelled = rows.Labelled.Count();
        if (labelled < FewLabels)
        {
            yield return new(
                $"{Shown.Count(labelled, "text has", "texts have")} a human label.", $"Label at least {FewLabels} texts drawn at random; a hundred are a good start.", IsGrave: labelled < 3);
        }

        if (rows.HasModel && Gap(rows, labelled, roles) is { } gap) yield return gap;
        if (Rare(agreement, labelled) is { } rare) yield return rare;
        if (agreement.Compared >= FewLabels && agreement.Disagreements is > 0 and < FewDisagreements)
        {
            yield return new(
                $"The model differs from people in {Shown.Count(agreement.Disagreements, "text", "texts")} of {Shown.Count(agreement.Compared)}.",
                "How often it errs rests on few events; the interval of its agreement says how few.",
                IsGrave: false);
        }
    }

    private static Concern? Rare(Agreement agreement, int labelled)
    {
        var rare = agreement.Classes.Where(each => each.Human < RareLabels && (each.Human > 0 || each.Llm > 0)).ToList();
        if (rare.Count == 0) return null;
        var list = string.Join(", ", rare.Take(MostNamed).Select(each => $"{Shown.Quote(each.Option)} {Shown.Count(each.Human)} (the model {Shown.Count(each.Llm)})")) + (rare.Count > MostNamed ? ", …" : "");
        return new(
            $"Of {Shown.Count(labelled)} labelled texts, people gave few to: {list}.",
            "Such a share rests on few events; draw more labels among texts where the model says so, with known probabilities, or expect a bound only.",
            IsGrave: false);
    }

    /// <summary>Shares of texts that the model answered, where they differ by far more than chance (five standard errors) and by two points.</summary>
    private static Concern? Gap(AnnotatedRows rows, int labelled, Roles roles)
    {
        var others = rows.Rows - labelled;
        if (labelled == 0 || others == 0) return null;
        var (with, without) = (rows.Compared.Count() / (double)labelled, (rows.Llm.Count(each => each >= 0) - rows.Compared.Count()) / (double)others);
        var pooled = rows.Llm.Count(each => each >= 0) / (double)rows.Rows;
        var error = Math.Sqrt(pooled * (1 - pooled) * ((1.0 / labelled) + (1.0 / others)));
        return Math.Abs(with - without) > Math.Max(Notable, 5 * error)
            ? new(
                $"`{roles.Llm?.Column}` has a label in {Shown.Percent(with)} of the texts that people labelled and in {Shown.Percent(without)} of the others.",
                "Run the model on every text, or keep those that it answered and say so.",
                IsGrave: true)
            : null;
    }
}
