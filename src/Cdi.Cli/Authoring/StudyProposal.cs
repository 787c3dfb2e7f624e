namespace Cdi.Cli.Authoring;

/// <summary>What can be proposed for a labelled file.</summary>
internal abstract record StudyProposal
{
    private StudyProposal()
    {
    }

    /// <summary>A study that is ready to run.</summary>
    /// <param name="Study">The study.</param>
    internal sealed record Ready(FirstStudy Study) : StudyProposal;

    /// <summary>The author must decide first.</summary>
    /// <param name="Fact">What was found.</param>
    /// <param name="Remedy">What to say.</param>
    /// <param name="Choices">Each choice: when to make it, and the request that says so.</param>
    internal sealed record Undecided(string Fact, string Remedy, IReadOnlyList<(string When, FirstStudyRequest Request)> Choices) : StudyProposal;

    /// <summary>The file supports no study of these columns.</summary>
    /// <param name="Fact">What was found.</param>
    /// <param name="Remedy">What to do about it.</param>
    internal sealed record Refused(string Fact, string Remedy) : StudyProposal;
}
