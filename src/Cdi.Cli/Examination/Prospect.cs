namespace Cdi.Cli.Examination;

/// <summary>An estimand that the file supports, with the precision to expect.</summary>
/// <param name="Target">The target as a spec writes it.</param>
/// <param name="Meaning">What it is, in the words of the file.</param>
/// <param name="Labels">Human labels behind it.</param>
/// <param name="PeopleAlone">Half the length of a 95 % interval from human labels alone; null where they are too few.</param>
/// <param name="Now">The same with the model's labels as well.</param>
/// <param name="Twice">The same with twice the labels, drawn in the same way, or all texts where that is fewer.</param>
/// <param name="Caution">Why the figures are doubtful; empty where they are not.</param>
internal sealed record Prospect(string Target, string Meaning, int Labels, double? PeopleAlone, double? Now, double? Twice, string Caution);
