using Cdi.Cli.Authoring;

namespace Cdi.Cli.Examination;

/// <summary>A first study that was tried.</summary>
/// <param name="When">When to choose it; empty where there is no other.</param>
/// <param name="Request">The request that writes it.</param>
/// <param name="Study">The study.</param>
/// <param name="Trial">What it gives.</param>
internal sealed record Candidate(string When, FirstStudyRequest Request, FirstStudy Study, Trial Trial);
