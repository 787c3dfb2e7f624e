using Cdi.Corpus;
using Cdi.Estimation.Problems;
using Cdi.Studies.Collections;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>What several people say of every text, as columns of a loss: 0 in a text of which nobody said anything.</summary>
/// <param name="table">The corpus, with the labels joined to it.</param>
/// <param name="estimand">The estimand.</param>
/// <param name="outcome">What is decided.</param>
/// <param name="human">Who decides.</param>
/// <param name="isGiven">Whether the labels were drawn before the study, which then draws none of them.</param>
internal sealed class RatingColumns(CorpusTable table, EstimandDefinition estimand, OutcomeDefinition outcome, HumanDefinition human, bool isGiven)
{
    private readonly EquatableArray<RatingColumn> asked = estimand.Ratings;
    private readonly string[] options = [.. outcome.Options.Select(option => option.Key)];

    /// <summary>The columns, n × p, column-major.</summary>
    public double[] Values()
    {
        var columns = new double[checked(table.Rows * asked.Count)];
        var perText = PerText();
        for (var k = 0; k < asked.Count; k++)
        {
            if (asked[k].Count == RatingCount.PerText) perText.CopyTo(columns.AsSpan(k * table.Rows, table.Rows));
        }

        var centre = outcome.IsNumeric ? Centre() : 0;
        foreach (var text in Ratings.GroupBy(rating => rating.Row))
        {
            double[] labels = [.. text.Select(rating => rating.Label - centre)];
            var counts = new int[options.Length];
            if (!outcome.IsNumeric) foreach (var label in labels) counts[(int)label]++;
            for (var k = 0; k < asked.Count; k++)
            {
                if (asked[k].Count != RatingCount.PerText) columns[(k * table.Rows) + text.Key] = Value(asked[k], labels, counts);
            }
        }

        return columns;
    }

    /// <summary>The number of labels, as the total that a parameter of the estimand is the inverse of; null where there is none.</summary>
    public CountedTotal? Total()
    {
        if (estimand.PerLabel is not int parameter) return null;
        var amounts = PerText();
        if (RowWeights.Of(estimand, table) is { } weights)
        {
            for (var row = 0; row < amounts.Length; row++) amounts[row] *= weights[row];
        }

        return new(parameter, amounts);
    }

    /// <summary>n: 1 for texts of the estimand with two labels or more, else 0.</summary>
    public double[] Compared()
    {
        var compared = new double[table.Rows];
        foreach (var text in Ratings.GroupBy(rating => rating.Row)) compared[text.Key] = text.Count() < 2 ? 0 : 1;
        if (estimand.Cell is not { } cell) return compared;
        return [.. compared.Zip(CellReview.Members(table, cell), (each, isMember) => isMember ? each : 0)];
    }

    private IReadOnlyList<LabelRating> Ratings =>
        table.Joined.FirstOrDefault(joined => human.RecordedLabel == joined.Declared.Subject + ".label")?.Ratings ?? [];

    // Differences of numbers are the same from any centre; labels that the study may draw and has not drawn are no part of it.
    private double Centre() => isGiven ? Ratings.Select(rating => rating.Label).DefaultIfEmpty().Average() : NumberOrigins.MiddleOf(outcome);

    private double[] PerText()
    {
        var members = estimand.Cell is { } cell ? CellReview.Members(table, cell) : Enumerable.Repeat(true, table.Rows);
        double[] counted = [.. members.Select(isMember => isMember ? 1.0 : 0)];
        var texts = counted.Sum();
        return texts == 0 ? counted : Array.ConvertAll(counted, each => each / texts);
    }

    private double Value(RatingColumn column, double[] labels, int[] counts)
    {
        var m = (double)labels.Length;
        if (column.Count == RatingCount.Rated) return 1;
        if (column.Count == RatingCount.Share) return Chosen(column.Option) / m;
        if (m < 2) return 0;
        return column.Count switch
        {
            RatingCount.Paired => 1,
            RatingCount.Agreeing => counts.Sum(count => (double)count * (count - 1)) / (m * (m - 1)),
            RatingCount.Labels => m,
            RatingCount.Choices => Chosen(column.Option),
            RatingCount.Pairs => 2.0 * Chosen(column.Option) * Chosen(column.Other) / (m - 1),
            RatingCount.Deviations => labels.Sum(),
            RatingCount.Squares => labels.Sum(label => label * label),
            RatingCount.Differences => 2 * m * labels.Sum(label => Math.Pow(label - labels.Average(), 2)) / (m - 1),
            _ => throw new ArgumentOutOfRangeException(nameof(column), column, "No such count."),
        };

        int Chosen(string? option) => counts[Array.IndexOf(options, option)];
    }
}
