using Cdi.Cli.Authoring;

namespace Cdi.Cli.Examination;

/// <summary>Says what to type next.</summary>
internal static class NextSteps
{
    /// <summary>Where no column can be told to hold human labels.</summary>
    /// <param name="request">What the user said.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="roles">The parts found.</param>
    public static NextStep WithoutLabels(DoctorRequest request, IReadOnlyList<ColumnFinding> columns, Roles roles)
    {
        var labels = columns.Where(column => column.Look == ColumnLook.Labels).Select(column => Shown.Quote(column.Name)).ToList();
        List<string> advice = [];
        if (roles.Undecided.Count > 0) advice.Add($"Several pairs of columns may be people's and the model's labels: {string.Join("; ", roles.Undecided)}.");
        else if (labels.Count > 0) advice.Add($"No column can be told to hold people's labels; those that look like labels: "
            + $"{string.Join(", ", labels.Take(8))}{(labels.Count > 8 ? ", …" : "")}.");
        else advice.Add("No column looks like labels: a few values that repeat.");
        advice.Add(labels.Count > 0
            ? $"Name them: `cdi doctor {NewCommandLine.Word(request.File)} --human COLUMN --llm COLUMN`. A blank in the column of --human means that nobody "
                + "labelled the row."
            : "Add a column with people's labels of a random part of the rows, blank elsewhere, and the model's labels of all rows in another.");
        return new(advice, []);
    }

    /// <summary>The ways whose study ran, or why there is none.</summary>
    /// <param name="candidates">Each study with its trial.</param>
    /// <param name="undecided">What the author must decide; null where nothing.</param>
    /// <param name="guessed">Whether a part was guessed.</param>
    public static NextStep Of(IReadOnlyList<Candidate> candidates, StudyProposal.Undecided? undecided, bool guessed)
    {
        List<string> advice = [];
        if (undecided is not null) advice.Add($"{undecided.Fact} {undecided.Remedy}");
        var running = candidates.Where(each => each.Trial.Succeeded).ToList();
        if (running.Count == 0) advice.Add("The errors above come first: a spec written now would stop at them.");
        else if (guessed) advice.Add("Columns were guessed: check them above, and name others with the flags where a guess is wrong.");
        return new(advice, [.. running.Select(each => new Way(each.When, [NewCommandLine.New(each.Request), NewCommandLine.Run(each.Request.SpecPath)]))]);
    }

    /// <summary>Where the file supports no study of these columns.</summary>
    /// <param name="refused">Why.</param>
    public static NextStep Of(StudyProposal.Refused refused) => new([refused.Fact, refused.Remedy], []);
}
