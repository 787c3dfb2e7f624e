namespace Cdi.Studies.Collecting;

/// <summary>A round of a live study.</summary>
/// <param name="Name">What it is: burn-in, round 1, and so on.</param>
/// <param name="AtRisk">Texts that could be drawn.</param>
/// <param name="Asked">Texts drawn.</param>
/// <param name="Answered">Texts of these with a label.</param>
/// <param name="CannotSay">Texts of these of which nobody can say what they are.</param>
public sealed record RoundStatus(string Name, int AtRisk, int Asked, int Answered, int CannotSay)
{
    /// <summary>Texts drawn that have no answer yet.</summary>
    public int Left => Asked - Answered - CannotSay;
}
