using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>What people answer about a text: each outcome itself, or the questions from which its label follows.</summary>
internal sealed class AskedColumns
{
    /// <summary>The columns of annotated variables, in their order.</summary>
    /// <param name="variables">The variables.</param>
    public AskedColumns(IReadOnlyList<VariableSource> variables)
    {
        Variables = variables;
        All = [.. variables.SelectMany((source, variable) => source.Outcome.Derivation is null
            ? [new Column(variable, null, source.Outcome)]
            : source.Outcome.Questions.Select((question, place) => new Column(variable, place, source.Outcome.AskedBy(question))))];
    }

    /// <summary>The annotated variables.</summary>
    public IReadOnlyList<VariableSource> Variables { get; }

    /// <summary>The columns.</summary>
    public IReadOnlyList<Column> All { get; }

    /// <summary>The columns of questions from which labels follow.</summary>
    public IEnumerable<Column> Questions => All.Where(column => column.Question is not null);

    /// <summary>The labels that answers make, in the same terms.</summary>
    /// <param name="answers">One for each column: NaN where nothing is written, ∞ where the person cannot say.</param>
    /// <returns>One for each variable. NaN where answers that are not written may still decide; ∞ where none that is left can.</returns>
    public double[] LabelsOf(IReadOnlyList<double> answers)
    {
        var labels = new double[Variables.Count];
        foreach (var column in All.Index().GroupBy(each => each.Item.Variable))
        {
            labels[column.Key] = Variables[column.Key].Outcome.Derivation is { } derivation
                ? LabelOf(derivation.Rule, [.. column.Select(each => answers[each.Index])])
                : answers[column.First().Index];
        }

        return labels;
    }

    /// <summary>What is known of a text, one for each column.</summary>
    /// <param name="labels">Its labels, one for each variable.</param>
    /// <param name="answers">What was answered to the questions from which labels follow, in their order.</param>
    public double[] Known(IReadOnlyList<double> labels, IReadOnlyList<double> answers)
    {
        var question = 0;
        return [.. All.Select(column => column.Question is null ? labels[column.Variable] : answers[question++])];
    }

    /// <summary>The answers to the questions from which labels follow, of those in all columns.</summary>
    public double[] OfQuestions(IReadOnlyList<double> answers) =>
        [.. All.Index().Where(each => each.Item.Question is not null).Select(each => answers[each.Index])];

    private static double LabelOf(DerivationRule rule, double[] answers)
    {
        int[] codes = [.. answers.Select(answer => double.IsFinite(answer) ? (int)answer : DerivationRule.Unknown)];
        if (rule.LabelOf(codes) is var label && label != DerivationRule.Unknown) return label;
        int[] open = [.. Enumerable.Range(0, codes.Length).Where(question => double.IsNaN(answers[question]) && rule.Matters(codes, question))];
        return rule.CanDecide(codes, open) ? double.NaN : double.PositiveInfinity;
    }

    /// <summary>Something that is answered by itself.</summary>
    /// <param name="Variable">Index of the annotated variable.</param>
    /// <param name="Question">Index of the question in its outcome; null where the outcome itself is answered.</param>
    /// <param name="Asked">What may be answered.</param>
    internal sealed record Column(int Variable, int? Question, OutcomeDefinition Asked);
}
