using System.Collections.Immutable;
using Cdi.Estimation.MEstimation;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <content>The columns that losses and predictors read.</content>
internal sealed partial class ProblemBuilder
{
    /// <summary>Columns of the corpus, and behind them of each annotated number one for people, and what the model says, which stands in both until people
    /// speak: 0 where it says nothing; or blank ones for effects.</summary>
    private Covariates Columns(IReadOnlyList<string> names, ImmutableArray<int> said = default, int effects = 0)
    {
        var rows = table.Rows;
        var read = said.IsDefault ? [] : said;
        var values = new double[checked(rows * (names.Count + (2 * read.Length) + effects))];
        for (var k = 0; k < read.Length; k++)
        {
            for (var row = 0; row < rows; row++)
            {
                var answer = variables[read[k]].Answer(row);
                var known = double.IsNaN(answer) ? 0 : answer;
                (values[((names.Count + (2 * k)) * rows) + row], values[((names.Count + (2 * k) + 1) * rows) + row]) = (known, known);
            }
        }

        for (var column = 0; column < names.Count; column++) table.Numbers(names[column]).Span.CopyTo(values.AsSpan(column * rows, rows));
        return new(values, rows);
    }

    private Covariates Columns(EstimandDefinition estimand, ImmutableArray<int> said, int effects)
    {
        var read = Read(estimand, said, effects);
        if (estimand.Known is not { } name) return read;
        var values = read.Values.ToArray();
        MissingColumns.Fill(table.Numbers(name).Span, values);
        return new(values, table.Rows);
    }

    private RatingColumns Rated(EstimandDefinition estimand) =>
        new(table, estimand, Outcome(estimand.Outcome), study.Humans.First(human => human.Name == estimand.Human), study.Sampling.Given is not null);

    private Covariates Read(EstimandDefinition estimand, ImmutableArray<int> said, int effects) =>
        !estimand.Ratings.IsEmpty ? new((double[])[.. Rated(estimand).Values(), .. Columns(estimand.Columns).Values.Span], table.Rows)
        : estimand.Answers.IsEmpty ? Columns(estimand.Columns, said, effects)
        : new((double[])[
            .. AnswerColumns.Of(estimand.Answers, Outcome(estimand.Outcome), table.Rows, Labels(Outcome(estimand.Outcome))),
            .. Columns(estimand.Columns, said, effects).Values.Span], table.Rows);

    private Func<string, ReadOnlyMemory<double>> Labels(OutcomeDefinition outcome) =>
        name => models.Of((named ?? study.Llms).First(llm => llm.Name == name), outcome).Labels;

    private ModelLabels Said(string name)
    {
        var llm = (named ?? study.Llms).First(each => each.Name == name);
        return models.Of(llm, Outcome(llm.Outcome));
    }
}
