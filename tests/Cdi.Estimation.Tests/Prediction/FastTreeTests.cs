using Cdi.Estimation.Annotations;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Sampling;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace Cdi.Estimation.Tests.Prediction;

/// <summary>Our trees against those of ML.NET with the same settings, by the error on rows that neither has seen.</summary>
public sealed class FastTreeTests
{
    private const int Seen = 500;
    private const int Rows = 4000;

    [Theory]
    [InlineData("step")]
    [InlineData("wave")]
    [InlineData("interaction")]
    public void Numbers_are_predicted_as_well_as_by_fast_trees(string shape)
    {
        var (facts, truth, labels) = Data(shape);
        var ours = new BoostedTreesPredictor(new PredictorColumns(OutcomeScale.Number, facts[0], default, (double[])[.. facts[1], .. facts[2]]));
        ours.Fit([.. Enumerable.Range(0, Seen)], labels[..Seen], [.. Enumerable.Repeat(1.0, Seen)]);
        var context = new MLContext(seed: 1);
        var rows = Enumerable.Range(0, Rows).Select(row => new Row
        {
            Features = [.. facts.Select(fact => (float)fact[row])], Label = (float)labels[row],
        }).ToList();
        var trainer = context.Regression.Trainers.FastTree(new FastTreeRegressionTrainer.Options
        {
            NumberOfTrees = BoostedTreesPredictor.Trees, NumberOfLeaves = 4, MinimumExampleCountPerLeaf = (int)BoostedTreesPredictor.LeafLabels,
            LearningRate = BoostedTreesPredictor.LearningRate, NumberOfThreads = 1,
        });
        var model = trainer.Fit(context.Data.LoadFromEnumerable(rows.Take(Seen)));
        var scored = model.Transform(context.Data.LoadFromEnumerable(rows));
        var theirs = context.Data.CreateEnumerable<Score>(scored, false).Select(each => (double)each.Value).ToArray();
        var (own, other) = (Error(ours.Predict), Error(row => theirs[row]));
        Assert.True(own <= 1.2 * other, $"Ours {own}, theirs {other}.");
        Assert.True(own < 0.5 * Error(_ => labels[..Seen].Average()), $"Ours {own} explains little.");

        double Error(Func<int, double> predict) =>
            Enumerable.Range(Seen, Rows - Seen).Average(row => (predict(row) - truth[row]) * (predict(row) - truth[row]));
    }

    private static (double[][] Facts, double[] Truth, double[] Labels) Data(string shape)
    {
        var random = new CounterRandom(5, RandomPurpose.Fold);
        double Draw(int row, int column) => random.Uniform(RowKey.FromRowNumber((row * 8) + column));
        double[][] facts = [.. Enumerable.Range(0, 3).Select(column => Enumerable.Range(0, Rows).Select(row => Draw(row, column)).ToArray())];
        double[] truth = [.. Enumerable.Range(0, Rows).Select(row => shape switch
        {
            "step" => (facts[0][row] > 0.3 ? 1.0 : 0) + (facts[1][row] > 0.6 ? 0.5 : 0),
            "wave" => Math.Sin(6 * facts[0][row]) + facts[1][row],
            _ => facts[0][row] > 0.5 ? 2 * facts[1][row] : -facts[1][row],
        })];
        return (facts, truth, [.. truth.Select((value, row) => value + Draw(row, 5) - 0.5)]);
    }

    private sealed class Row
    {
        [VectorType(3)]
        public float[] Features { get; set; } = [];

        public float Label { get; set; }
    }

    private sealed class Score
    {
        [ColumnName("Score")]
        public float Value { get; set; }
    }
}
