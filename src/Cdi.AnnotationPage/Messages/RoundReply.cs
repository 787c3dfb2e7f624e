namespace Cdi.AnnotationPage.Messages;

/// <summary>A round as its owner sees it.</summary>
/// <param name="Name">What it is.</param>
/// <param name="AtRisk">Texts that could be drawn.</param>
/// <param name="Asked">Texts drawn.</param>
/// <param name="Answered">Texts with all their answers.</param>
/// <param name="CannotSay">Texts of which nobody can say what they are.</param>
internal sealed record RoundReply(string Name, int AtRisk, int Asked, int Answered, int CannotSay);
