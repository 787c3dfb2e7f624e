using Cdi.Dsl.Collections;

namespace Cdi.Dsl.Formulas;

/// <summary>An ordered set of terms under the operators of Wilkinson and Rogers (1973).</summary>
/// <remarks>
/// A term is a set of variable positions, sorted; the empty one is the constant. Positions count variables in order of
/// first mention, so that a sorted term is named as R names it.
/// </remarks>
internal sealed class TermSet
{
    /// <summary>The most terms that a formula may have: crossing many columns doubles their number each time.</summary>
    public const int Limit = 512;

    private readonly List<int[]> terms = [];
    private readonly HashSet<EquatableArray<int>> members = [];

    private TermSet(IEnumerable<int[]> terms)
    {
        foreach (var term in terms)
        {
            if (members.Add(new EquatableArray<int>(term))) this.terms.Add(term);
        }
    }

    /// <summary>The set with nothing in it.</summary>
    public static TermSet Empty { get; } = new([]);

    /// <summary>The set of the constant term.</summary>
    public static TermSet Constant { get; } = new([[]]);

    /// <summary>The terms, in order of entry.</summary>
    public IReadOnlyList<int[]> Terms => terms;

    /// <summary>One main effect for each position.</summary>
    public static TermSet MainEffects(IEnumerable<int> positions) => new(positions.Select(position => new[] { position }));

    /// <summary><c>a + b</c>: the terms of both.</summary>
    public TermSet Plus(TermSet other) => new(terms.Concat(other.terms));

    /// <summary><c>a - b</c>: the terms of the first that are not in the second.</summary>
    public TermSet Minus(TermSet other) => new(terms.Where(term => !other.Contains(term)));

    /// <summary><c>a : b</c>: each term of the first with each of the second.</summary>
    /// <exception cref="FormulaTooLargeException">The result has more than <see cref="Limit"/> terms.</exception>
    public TermSet Interact(TermSet other)
    {
        if ((long)terms.Count * other.terms.Count > Limit * 8L) throw new FormulaTooLargeException();
        return new TermSet(terms.SelectMany(_ => other.terms, Union)).Checked();
    }

    /// <summary><c>a * b</c>: <c>a + b + a:b</c>.</summary>
    /// <exception cref="FormulaTooLargeException">The result has more than <see cref="Limit"/> terms.</exception>
    public TermSet Cross(TermSet other) => Plus(other).Plus(Interact(other)).Checked();

    /// <summary><c>a / b</c>: a, and b within every combination of the variables of a.</summary>
    /// <exception cref="FormulaTooLargeException">The result has more than <see cref="Limit"/> terms.</exception>
    public TermSet Nest(TermSet other) => Plus(other.Within(this)).Checked();

    /// <summary><c>a %in% b</c>: each term of a with all variables of b.</summary>
    public TermSet Within(TermSet other)
    {
        var all = other.terms.Aggregate(Array.Empty<int>(), Union);
        return new TermSet(terms.Select(term => Union(term, all)));
    }

    /// <summary><c>a ^ n</c>: a crossed with itself, up to n factors.</summary>
    /// <param name="exponent">n, 1 or more.</param>
    /// <exception cref="FormulaTooLargeException">The result has more than <see cref="Limit"/> terms.</exception>
    public TermSet Power(int exponent)
    {
        var power = this;
        for (var factor = 1; factor < exponent; factor++)
        {
            var next = power.Cross(this);
            if (next.terms.Count == power.terms.Count) return power;
            power = next;
        }

        return power;
    }

    /// <summary>Whether the term is in the set.</summary>
    public bool Contains(int[] term) => members.Contains(new EquatableArray<int>(term));

    private static int[] Union(int[] left, int[] right) => [.. left.Union(right).OrderBy(position => position)];

    private TermSet Checked() => terms.Count > Limit ? throw new FormulaTooLargeException() : this;
}
