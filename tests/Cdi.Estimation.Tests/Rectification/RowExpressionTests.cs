using System.Globalization;
using Cdi.Estimation.Annotations;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Sources;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Tests.Moments;
using Microsoft.Data.Sqlite;

namespace Cdi.Estimation.Tests.Rectification;

/// <summary>Coefficients from one description: computed in memory, and printed and computed by a database where the rows are.</summary>
public sealed class RowExpressionTests : IDisposable
{
    // A block and a part of a second.
    private const int Rows = RowBlock.MaximumCount + 3001;
    private const int Folds = 4;
    private static readonly double[] ByFold = [0.25, 0, 1.0 / 3, 0.9];
    private readonly MEstimator estimator = new MEstimator<Glm<Gaussian, Size2>>();
    private readonly SqliteConnection database;
    private readonly DescribedSample sample = Sample();

    public RowExpressionTests()
    {
        SQLitePCL.Batteries_V2.Init();
        database = new("Data Source=:memory:");
        database.Open();
        Fill();
    }

    public static TheoryData<string> Forms() => ["rectified", "control", "plain", "plain without predictions", "scaled", "rectified by fold",
        "control by fold", "plain by fold"];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Coefficients_are_the_same_bits_computed_here_and_by_a_database(string form)
    {
        var columns = Columns(form);
        var expression = Assert.IsAssignableFrom<RowExpression>(columns.Expression);
        var whole = new double[2 * Rows];
        columns.Read(0, Rows, whole);
        Assert.Equal(ByHand(form), whole);
        Assert.Equal(whole, InChunks(columns, 4999));
        for (var m = 0; m < 2; m++) Assert.Equal(whole.AsSpan(m * Rows, Rows).ToArray(), Column($"SELECT {Text(expression, m)} FROM corpus ORDER BY row"));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_score_is_one_aggregate_of_the_loss_joined_with_them(string form)
    {
        var columns = Columns(form);
        var expression = Assert.IsAssignableFrom<RowExpression>(columns.Expression);
        var score = new double[2];
        Bound().Over(columns).Evaluate([0.3, -0.2], score, new double[4]);
        string[] regressors = ["1.0", "x"];
        for (var j = 0; j < 2; j++)
        {
            // ℓ = φ₀ η²/2 − φ₁ η: the derivative is (c₀ η − c₁) xⱼ.
            var sum = Column($"SELECT SUM((({Text(expression, 0)}) * (0.3 - 0.2 * x) - ({Text(expression, 1)})) * {regressors[j]}) / {Rows}.0 FROM corpus");
            Assert.Equal(score[j], sum[0], 1e-11);
        }
    }

    [Fact]
    public void Numbers_are_written_with_all_digits_and_never_as_integers()
    {
        var text = new RowExpressionText(new(_ => "p", _ => "h", "pi", "fold", "labelled"), 1);
        foreach (var value in new[] { 3, -2, 2.5e-7, 1.0 / 3, 1e22, -0.0, 0.1 + 0.2 })
        {
            Assert.Equal(value, Column($"SELECT 0.0 + {text.Of(value, 0)}")[0]);
            Assert.Equal(value, double.Parse(text.Of(value, 0).Trim('(', ')'), CultureInfo.InvariantCulture));
        }

        Assert.Equal(1.5, Column($"SELECT {text.Of((RowExpression)3 / 2, 0)}")[0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => text.Of(double.NaN, 0));
    }

    public void Dispose() => database.Dispose();

    private static DescribedSample Sample()
    {
        int[] labelled = [.. Enumerable.Range(0, Rows).Where(row => CountedColumns.Uniform(row, 5) < 0.2)];
        double[] features = [.. labelled.Select(_ => 1.0), .. labelled.Select(row => CountedColumns.Uniform(row, 6))];
        return new()
        {
            Rows = Rows,
            Map = FeatureMap.Number(0),
            LabelledRows = labelled,
            LabelledFeatures = features,

            // No answer in a tenth of the rows, of which some are labelled.
            Predictions = new RowColumns(Enumerable.Range(0, 2 * Rows).Select(place => Answer(place % Rows, place / Rows)).ToArray(), Rows),
            Probabilities = new CountedNumbers<double>(Chance),
            IsFixedSize = false,
            FoldOf = new CountedNumbers<int>(row => (int)(row % Folds)),
        };
    }

    private static double Chance(long row) => 0.1 + (0.8 * CountedColumns.Uniform(row, 7));

    private static double Answer(long row, int feature) =>
        CountedColumns.Uniform(row, 8) < 0.1 ? 0 : feature == 0 ? 1 : CountedColumns.Uniform(row, 9) - 0.5;

    private IBoundRows Bound() => new StreamedRows(estimator, new CountedColumns(Rows, 7001, 2));

    private IRowColumns Columns(string form)
    {
        var labelled = new LabelledRows(estimator);
        labelled.Load(Bound(), sample);
        var predictions = sample.Predictions ?? throw new InvalidOperationException();
        if (form.EndsWith("by fold", StringComparison.Ordinal) || form == "scaled")
            predictions = RectifiedCoefficients.Scaled(predictions, sample.FoldOf ?? throw new InvalidOperationException(), ByFold);
        return form.Split(' ')[0] switch
        {
            "rectified" => RectifiedCoefficients.Rectified(labelled, predictions, 0.7),
            "control" => RectifiedCoefficients.Control(labelled, predictions),
            "plain" => RectifiedCoefficients.Plain(labelled, form == "plain without predictions" ? null : predictions, [1, 0]),
            _ => predictions,
        };
    }

    // Row by row as the formulas say.
    private double[] ByHand(string form)
    {
        var values = new double[2 * Rows];
        for (var row = 0; row < Rows; row++)
        {
            var place = sample.LabelledRows.Span.BinarySearch(row);
            var lambda = form.EndsWith("by fold", StringComparison.Ordinal) || form == "scaled" ? ByFold[row % Folds] : 1;
            double[] predicted = [lambda * Answer(row, 0), lambda * Answer(row, 1)];
            for (var m = 0; m < 2; m++)
            {
                var human = place >= 0 ? sample.LabelledFeatures.Span[(m * sample.LabelledRows.Length) + place] : double.NaN;
                var scaled = 0.7 * predicted[m];
                var constant = 1 - m;
                values[(m * Rows) + row] = form.Split(' ')[0] switch
                {
                    "rectified" => place >= 0 ? scaled + ((human - scaled) / Chance(row)) : scaled,
                    "control" => place >= 0 ? ((1 / Chance(row)) - 1) * predicted[m] : -predicted[m],
                    "plain" when place >= 0 => human,
                    "plain" when form == "plain without predictions" => constant,
                    "plain" => predicted[0] == 0 && predicted[1] == 0 ? constant : predicted[m],
                    _ => predicted[m],
                };
            }
        }

        return values;
    }

    private static double[] InChunks(IRowColumns columns, int size)
    {
        var values = new double[2 * Rows];
        for (var first = 0; first < Rows; first += size)
        {
            var chunk = new double[2 * Math.Min(size, Rows - first)];
            columns.Read(first, chunk.Length / 2, chunk);
            for (var m = 0; m < 2; m++) chunk.AsSpan(m * chunk.Length / 2, chunk.Length / 2).CopyTo(values.AsSpan((m * Rows) + first));
        }

        return values;
    }

    private static string Text(RowExpression expression, int feature) =>
        new RowExpressionText(new(m => $"p{m}", m => $"h{m}", "pi", "fold", "h0 IS NOT NULL"), 2).Of(expression, feature);

    private void Fill()
    {
        Run("CREATE TABLE corpus (row INTEGER PRIMARY KEY, x REAL, p0 REAL, p1 REAL, h0 REAL, h1 REAL, pi REAL, fold INTEGER)");
        using var transaction = database.BeginTransaction();
        using var command = database.CreateCommand();
        command.CommandText = "INSERT INTO corpus VALUES ($row, $x, $p0, $p1, $h0, $h1, $pi, $fold)";
        string[] names = ["$row", "$x", "$p0", "$p1", "$h0", "$h1", "$pi", "$fold"];
        foreach (var name in names) command.Parameters.Add(new() { ParameterName = name });
        for (var row = 0; row < Rows; row++)
        {
            var place = sample.LabelledRows.Span.BinarySearch(row);
            object Human(int m) => place < 0 ? DBNull.Value : sample.LabelledFeatures.Span[(m * sample.LabelledRows.Length) + place];
            object[] values = [row, CountedColumns.Value(row, 1), Answer(row, 0), Answer(row, 1), Human(0), Human(1), Chance(row), row % Folds];
            for (var k = 0; k < values.Length; k++) command.Parameters[k].Value = values[k];
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private void Run(string text)
    {
        using var command = database.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    private double[] Column(string query)
    {
        using var command = database.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var values = new List<double>();
        while (reader.Read()) values.Add(Convert.ToDouble(reader.GetValue(0), CultureInfo.InvariantCulture));
        return [.. values];
    }
}
