using System.Globalization;

namespace Cdi.Studies.Running.Declarations;

/// <summary>A column of the file that a study does not declare and that can still be held against its draw.</summary>
/// <param name="Name">Its header.</param>
internal abstract record UndeclaredColumn(string Name)
{
    /// <summary>n: the group of each text, −1 for none; empty where the column tells no groups apart.</summary>
    public virtual int[] GroupCodes => [];

    /// <summary>n: equal numbers for cells that are alike, as far as the column is looked at.</summary>
    public virtual int[] Contents => GroupCodes;

    /// <summary>Whether a row has a value.</summary>
    /// <param name="row">Number of the row, from 0.</param>
    public virtual bool Has(int row) => GroupCodes[row] >= 0;

    /// <summary>Whether its cells are texts that somebody wrote, and no numbers, codes or names.</summary>
    public virtual bool AreTexts => false;

    /// <summary>What no line declares: the column, or something that it says.</summary>
    public virtual string Aspect => "which";

    /// <summary>What is known of every text by it; of a column that divides labelled from other texts nothing: such a column numbers or names the draw
    /// itself.</summary>
    /// <param name="labelled">n: the texts labelled.</param>
    public abstract IEnumerable<KnownVariable> Variables(ReadOnlySpan<bool> labelled);

    /// <summary>What differs, as a clause.</summary>
    /// <param name="test">The comparison of one of the column's variables.</param>
    public abstract string Difference(Results.DesignTest test);

    /// <summary>Numbers, or the days of dates.</summary>
    /// <param name="Name">Its header.</param>
    /// <param name="Values">n; NaN where missing.</param>
    /// <param name="AreDays">Whether they count days.</param>
    public sealed record Numbers(string Name, double[] Values, bool AreDays) : UndeclaredColumn(Name)
    {
        /// <inheritdoc/>
        public override int[] Contents => ClusterCodes.Of(Values);

        /// <inheritdoc/>
        public override bool Has(int row) => !double.IsNaN(Values[row]);

        /// <inheritdoc/>
        public override IEnumerable<KnownVariable> Variables(ReadOnlySpan<bool> labelled)
        {
            if (Separates(labelled)) return [];
            var (sum, count) = (0.0, 0);
            foreach (var value in Values)
            {
                if (!double.IsFinite(value)) continue;
                sum += value;
                count++;
            }

            return count == 0 ? [] : [new(Name, false, count == Values.Length ? Values : Filled(sum / count))];
        }

        /// <inheritdoc/>
        public override string Difference(Results.DesignTest test) => AreDays
            ? $"is {Date(test.Labelled)} on average among the labelled texts and {Date(test.Expected)} among all"
            : FormattableString.Invariant($"has mean {test.Labelled:G4} among the labelled texts and {test.Expected:G4} among all");

        /// <summary>The values, a gap filled by their mean.</summary>
        private double[] Filled(double mean)
        {
            var filled = new double[Values.Length];
            for (var row = 0; row < filled.Length; row++) filled[row] = double.IsFinite(Values[row]) ? Values[row] : mean;
            return filled;
        }

        private bool Separates(ReadOnlySpan<bool> labelled)
        {
            var (least, most) = (new[] { double.PositiveInfinity, double.PositiveInfinity }, new[] { double.NegativeInfinity, double.NegativeInfinity });
            for (var row = 0; row < Values.Length; row++)
            {
                var side = labelled[row] ? 1 : 0;
                if (double.IsNaN(Values[row])) continue;
                (least[side], most[side]) = (Math.Min(least[side], Values[row]), Math.Max(most[side], Values[row]));
            }

            return most[0] < least[1] || most[1] < least[0];
        }

        private static string Date(double day) => Results.DesignTest.Day(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>Texts, of which the number of characters is compared: who labels by hand may leave long ones out.</summary>
    /// <param name="Name">Its header, or the name that a spec gives it.</param>
    /// <param name="Characters">n; 0 where missing.</param>
    public sealed record Lengths(string Name, double[] Characters) : UndeclaredColumn(Name)
    {
        /// <inheritdoc/>
        public override int[] Contents => ClusterCodes.Of(Characters);

        /// <inheritdoc/>
        public override bool Has(int row) => Characters[row] > 0;

        /// <inheritdoc/>
        public override bool AreTexts => true;

        /// <inheritdoc/>
        public override string Aspect => "whose length";

        /// <inheritdoc/>
        public override IEnumerable<KnownVariable> Variables(ReadOnlySpan<bool> labelled) => [new(Name, false, Characters)];

        /// <inheritdoc/>
        public override string Difference(Results.DesignTest test) =>
            FormattableString.Invariant($"has {test.Labelled:F0} characters on average among the labelled texts and {test.Expected:F0} among all");
    }

    /// <summary>What repeats and may tell groups of texts apart, of which more than fifty.</summary>
    /// <param name="Name">Its header.</param>
    /// <param name="Codes">n; −1 where missing.</param>
    public sealed record Groups(string Name, int[] Codes) : UndeclaredColumn(Name)
    {
        /// <inheritdoc/>
        public override bool AreTexts => HasTexts;

        /// <summary>Whether the values are of some length and no numbers.</summary>
        public bool HasTexts { get; init; }

        /// <inheritdoc/>
        public override int[] GroupCodes => Codes;

        /// <inheritdoc/>
        public override IEnumerable<KnownVariable> Variables(ReadOnlySpan<bool> labelled) => [];

        /// <inheritdoc/>
        public override string Difference(Results.DesignTest test) => throw new InvalidOperationException($"`{Name}` has no variable that could differ.");
    }

    /// <summary>A few levels.</summary>
    /// <param name="Name">Its header.</param>
    /// <param name="Codes">n; −1 where missing.</param>
    /// <param name="Shown">The level of each code.</param>
    public sealed record Levels(string Name, int[] Codes, IReadOnlyList<string> Shown) : UndeclaredColumn(Name)
    {
        private const int MostLevels = 12;
        private const int LongestShown = 60;

        /// <inheritdoc/>
        public override int[] GroupCodes => Codes;

        /// <summary>An indicator for each of the most frequent levels; of two levels one says all.</summary>
        /// <inheritdoc/>
        public override IEnumerable<KnownVariable> Variables(ReadOnlySpan<bool> labelled)
        {
            if (Separates(labelled)) return [];
            var frequent = Frequent();
            var known = new List<KnownVariable>();
            foreach (var level in frequent.Length == 2 ? frequent[1..] : frequent) known.Add(new(Shown[level], true, Indicator(level)));
            return known;
        }

        /// <inheritdoc/>
        public override string Difference(Results.DesignTest test) =>
            FormattableString.Invariant($"is `{Cut(test.Shown)}` in {100 * test.Labelled:0.#} % of the labelled texts and {100 * test.Expected:0.#} % of all");

        private static string Cut(string level) =>
            level.Length <= LongestShown ? level : level[..(char.IsHighSurrogate(level[LongestShown - 1]) ? LongestShown - 1 : LongestShown)] + "…";

        /// <summary>The most frequent levels that rows have, the first of equals first.</summary>
        private int[] Frequent()
        {
            var counts = new int[Shown.Count];
            foreach (var code in Codes)
            {
                if (code >= 0) counts[code]++;
            }

            var levels = new List<int>();
            for (var level = 0; level < counts.Length; level++)
            {
                if (counts[level] > 0) levels.Add(level);
            }

            levels.Sort((left, right) => counts[left] == counts[right] ? left.CompareTo(right) : counts[right].CompareTo(counts[left]));
            return [.. levels.Take(MostLevels)];
        }

        private double[] Indicator(int level)
        {
            var values = new double[Codes.Length];
            for (var row = 0; row < values.Length; row++) values[row] = Codes[row] == level ? 1 : 0;
            return values;
        }

        private bool Separates(ReadOnlySpan<bool> labelled)
        {
            var (with, without) = (new bool[Shown.Count + 1], new bool[Shown.Count + 1]);
            for (var row = 0; row < Codes.Length; row++) (labelled[row] ? with : without)[Codes[row] + 1] = true;
            for (var level = 0; level < with.Length; level++)
            {
                if (with[level] && without[level]) return false;
            }

            return true;
        }
    }
}
