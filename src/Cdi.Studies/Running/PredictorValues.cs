using Cdi.Corpus;
using Cdi.Estimation.MEstimation;
using Cdi.Studies.Definitions;
using Cdi.Studies.Texts;

namespace Cdi.Studies.Running;

/// <summary>What predictors of labels read of every text: no value is missing, and none knows a label.</summary>
/// <param name="study">The study.</param>
/// <param name="table">Its corpus.</param>
/// <param name="texts">Components of texts.</param>
/// <param name="said">What a model says, by its name; empty where it has not answered yet.</param>
internal sealed class PredictorValues(StudyDefinition study, CorpusTable table, TextComponents texts, Func<string, ModelLabels> said)
{
    private readonly List<double[]> columns = [];

    /// <summary>n × k: components of texts first, then columns of numbers without a missing value, levels of factors and answers of models.</summary>
    /// <returns>The columns, and how many of the first are components.</returns>
    public (Covariates Values, int Plain) All()
    {
        var rows = table.Rows;
        foreach (var source in study.Inference.PredictFrom.Where(source => source.Vectors is not null))
            columns.AddRange(texts.Of(source).Chunk(Math.Max(1, rows)));
        var plain = columns.Count;
        foreach (var column in study.Predictors)
        {
            // NaN, a missing value, is in no range.
            var numbers = table.Numbers(column.Name);
            if (!numbers.Span.ContainsAnyExceptInRange(double.NegativeInfinity, double.PositiveInfinity)) columns.Add(numbers.ToArray());
        }

        // What estimates rest on alone is read by every predictor anyway.
        foreach (var source in study.Inference.PredictFrom.Where(source => source is { Vectors: null } && !IsReadAnyway(source)))
        {
            if (source.Column is { } factor) AddLevels(table.Factor(factor));
            else AddAnswers(source.Llm ?? throw new InvalidOperationException("A predictor reads a column or a model."));
        }

        var values = new double[checked(rows * columns.Count)];
        foreach (var (place, column) in columns.Index()) column.CopyTo(values.AsSpan(place * rows));
        return (new(values, rows), plain);
    }

    private bool IsReadAnyway(PredictorSource source) =>
        source.Llm is { } llm && study.Estimands.SelectMany(estimand => estimand.Inputs()).All(input => input.Llm == llm);

    // A missing level is one of its own.
    private void AddLevels(FactorColumn factor)
    {
        for (var level = 1; level < factor.Levels.Count; level++) AddIndicator(factor.Codes.Span, level);
        AddIndicator(factor.Codes.Span, -1);
    }

    private void AddIndicator(ReadOnlySpan<int> codes, int code)
    {
        var values = new double[codes.Length];
        for (var row = 0; row < codes.Length; row++) values[row] = codes[row] == code ? 1 : 0;
        columns.Add(values);
    }

    private void AddAnswers(string llm)
    {
        var answers = said(llm);
        if (answers.Labels.IsEmpty) return;
        var outcome = study.Outcomes.First(each => each.Name == study.Llms.First(model => model.Name == llm).Outcome);
        if (outcome.IsNumeric)
        {
            AddNumber(answers.Labels.Span);
        }
        else
        {
            int[] codes = Array.ConvertAll(answers.Labels.ToArray(), label => double.IsNaN(label) ? -1 : (int)label);
            for (var option = 1; option < outcome.Options.Count; option++) AddIndicator(codes, option);
            AddIndicator(codes, -1);
        }

        if (!answers.Confidence.IsEmpty) AddNumber(answers.Confidence.Span);
    }

    // The mean stands where nothing was said, and an indicator says so.
    private void AddNumber(ReadOnlySpan<double> numbers)
    {
        var (values, missing, sum, count) = (numbers.ToArray(), new double[numbers.Length], 0.0, 0);
        foreach (var value in values)
        {
            if (double.IsNaN(value)) continue;
            sum += value;
            count++;
        }

        for (var row = 0; row < values.Length; row++)
        {
            if (!double.IsNaN(values[row])) continue;
            (values[row], missing[row]) = (count == 0 ? 0 : sum / count, 1);
        }

        columns.Add(values);
        columns.Add(missing);
    }
}
