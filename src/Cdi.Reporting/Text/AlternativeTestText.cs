using Cdi.Estimation.Agreement;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Text;

/// <summary>Whether a model may take the place of a person, as sentences and cells of a table.</summary>
internal static class AlternativeTestText
{
    /// <summary>The heads of the columns.</summary>
    public static IReadOnlyList<string> Heads { get; } = ["Left out", "Texts", "Model as good", "Person as good", "t", "p", "Beaten"];

    /// <summary>Title of the table.</summary>
    public static string Title(AlternativeTestFacts facts) => $"May {facts.Llm} take the place of one of {facts.Human}?";

    /// <summary>What came out, and how it was found.</summary>
    public static string Sentence(AlternativeTestFacts facts)
    {
        var test = facts.Test;
        var left = facts.Names.Count - test.People.Count;
        return $"The model {(test.Passes ? "passes" : "does not pass")} the alternative-annotator test at ε = {NumberText.Significant(test.Margin, 3)}: "
            + $"it beats {NumberText.Count(test.People.Count(person => person.IsBeaten))} of {NumberText.Count(test.People.Count)} people, ω = "
            + $"{NumberText.Fixed(test.WinningRate, 2)}; its advantage probability is ρ = {AgreementText.Point(test.Advantage)} (95 % interval "
            + $"{AgreementText.Interval(test.Advantage)}). Each person in turn is left out and compared with the model by how well both agree with the others, "
            + "texts weighted by 1/π; ties count for both, p is never below the exact probability of so few texts on which the person alone is right, and "
            + "people are corrected for by Benjamini and Yekutieli at a false discovery rate of .05."
            + (left == 0 ? "" : $" {NumberText.Count(left, "person", "people")} with fewer than {AlternativeTest.FewestTexts} texts "
                + $"{(left == 1 ? "is" : "are")} not tested.");
    }

    /// <summary>The cells of each row.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(AlternativeTestFacts facts) => facts.Test.People.Select(person => (IReadOnlyList<string>)
    [
        facts.Names[person.Annotator], NumberText.Count(person.Texts), NumberText.Fixed(person.ModelAdvantage, 3), NumberText.Fixed(person.PersonAdvantage, 3),
        double.IsFinite(person.Statistic) ? NumberText.Fixed(person.Statistic, 2) : "–", NumberText.Significant(person.PValue, 3),
        person.IsBeaten ? "yes" : "no",
    ]);
}
