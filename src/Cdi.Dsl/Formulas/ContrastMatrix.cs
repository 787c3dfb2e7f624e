using System.Globalization;
using Cdi.Dsl.Collections;

namespace Cdi.Dsl.Formulas;

/// <summary>The coding of a factor of k levels in k − 1 columns.</summary>
/// <param name="Names">What follows the name of the variable in the name of each column: a level, a number, <c>.L</c>.</param>
/// <param name="Columns">The columns, each with a number for each level.</param>
public sealed record ContrastMatrix(EquatableArray<string> Names, EquatableArray<EquatableArray<double>> Columns)
{
    private static readonly string[] Degrees = [".L", ".Q", ".C"];

    /// <summary>The coding of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="levels">The levels, two or more.</param>
    /// <param name="isNumbered">Whether columns are named by numbers, as <c>C(…)</c> names them, where the kind would name a level.</param>
    /// <param name="baseLevel">Position of the base of <see cref="ContrastKind.Treatment"/>.</param>
    public static ContrastMatrix Of(ContrastKind kind, IReadOnlyList<string> levels, bool isNumbered = false, int baseLevel = 0)
    {
        var count = levels.Count;
        return kind switch
        {
            ContrastKind.Treatment => Indicators(baseLevel),
            ContrastKind.Sas => Indicators(count - 1),
            ContrastKind.Sum => Numbered(j => Row(level => level == j ? 1 : level == count - 1 ? -1 : 0)),
            ContrastKind.Helmert => Numbered(j => Row(level => level <= j ? -1 : level == j + 1 ? j + 1 : 0)),
            ContrastKind.Polynomial => new(
                Enumerable.Range(1, count - 1).Select(degree => degree <= Degrees.Length ? Degrees[degree - 1] : "^" + Number(degree)).ToEquatableArray(),
                Polynomials(count).ToEquatableArray()),
        };

        EquatableArray<double> Row(Func<int, double> value) => Enumerable.Range(0, count).Select(value).ToEquatableArray();

        ContrastMatrix Indicators(int left)
        {
            var coded = Enumerable.Range(0, count).Where(level => level != left).ToList();
            return new(
                coded.Select(level => isNumbered ? Number(level + 1) : levels[level]).ToEquatableArray(),
                coded.Select(each => Row(level => level == each ? 1 : 0)).ToEquatableArray());
        }

        ContrastMatrix Numbered(Func<int, EquatableArray<double>> column) => new(
            Enumerable.Range(1, count - 1).Select(Number).ToEquatableArray(), Enumerable.Range(0, count - 1).Select(column).ToEquatableArray());
    }

    /// <summary>Orthonormal polynomials on 1, …, k by the three-term recurrence, which keeps their symmetry, with positive leading coefficients.</summary>
    private static IEnumerable<EquatableArray<double>> Polynomials(int count)
    {
        var before = new double[count];
        var now = Enumerable.Repeat(1.0, count).ToArray();
        var squaresBefore = 0.0;
        for (var degree = 0; degree < count - 1; degree++)
        {
            // The levels are symmetric about their middle, so that the recurrence has no constant.
            var squares = now.Sum(value => value * value);
            var next = new double[count];
            for (var level = 0; level < count; level++)
            {
                var x = level - ((count - 1) / 2.0);
                next[level] = (x * now[level]) - (degree == 0 ? 0 : squares / squaresBefore * before[level]);
            }

            (before, now, squaresBefore) = (now, next, squares);
            var length = Math.Sqrt(now.Sum(value => value * value));
            yield return now.Select(value => value / length).ToEquatableArray();
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
