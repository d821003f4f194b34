namespace Simulation.Rules.Wording;

/// <summary>Why a move, an answer or a proposal is not possible.</summary>
public static class MoveRefusals
{
    public static readonly SentencePattern NotYourMove = new("move.not-yours", "This move is not one of your role’s.");
    public static readonly SentencePattern Unknown = new("move.unknown", "There is no such move.");
    public static readonly SentencePattern SealedAlready = new(
        "move.sealed-already",
        "It is sealed already and opens at the end of the round."
    );
    public static readonly SentencePattern UsedUp = new("move.used-up", "You have played this as often as you can.");
    public static readonly SentencePattern UsedUpInRound = new(
        "move.used-up-in-round",
        "You have played this as often as you can in this round."
    );
    public static readonly SentencePattern AgainInRound = new(
        "move.again-in-round",
        "It can be played again in round {round}."
    );
    public static readonly SentencePattern NoMovesLeft = new(
        "move.none-left",
        "You have used all your moves of this round."
    );
    public static readonly SentencePattern TooDear = new(
        "move.too-dear",
        "It costs {amount} {resource}, more than you have."
    );
    public static readonly SentencePattern NoSuchDirective = new(
        "move.no-directive",
        "There is no such directive to answer with this."
    );
    public static readonly SentencePattern NothingToAnswer = new(
        "move.nothing-to-answer",
        "There is no open directive to answer with it."
    );
    public static readonly SentencePattern DeadlinePassed = new("move.deadline-passed", "The deadline has passed.");
    public static readonly SentencePattern SettledAlready = new(
        "move.settled-already",
        "The directive is settled already."
    );
    public static readonly SentencePattern Without = new(
        "move.without",
        "It is not possible without this: {condition}."
    );
    public static readonly SentencePattern With = new(
        "move.with",
        "It is not possible together with this: {condition}."
    );
    public static readonly SentencePattern NotNow = new("move.not-now", "The situation does not allow it now.");
    public static readonly SentencePattern ForChoice = new("move.for-choice", "{aim}: {reason}");
    public static readonly SentencePattern NothingToAimAt = new(
        "move.nothing-to-aim-at",
        "There is nothing that it could be aimed at."
    );
    public static readonly SentencePattern ChooseAim = new(
        "move.choose-aim",
        "Choose what the move is aimed at, and nothing else."
    );
    public static readonly SentencePattern NotAtThatRole = new(
        "move.not-at-role",
        "The move cannot be aimed at that role."
    );
    public static readonly SentencePattern NotAboutThat = new("move.not-about", "The move cannot be about that.");
    public static readonly SentencePattern OutOfReach = new(
        "move.out-of-reach",
        "Out of reach for {authority}: {role}."
    );
    public static readonly SentencePattern NoSuchNumber = new(
        "move.no-number",
        "The move has no such number to choose."
    );
    public static readonly SentencePattern NumberBetween = new(
        "move.number-between",
        "{parameter} ({unit}): from {number} to {most}."
    );
    public static readonly SentencePattern TakesNoWords = new("move.no-words", "The move takes no words.");
    public static readonly SentencePattern NotSealed = new("move.not-sealed", "No such move of yours is sealed.");

    public static readonly SentencePattern TooManyProposals = new(
        "proposal.too-many",
        "You have {count:# open proposal|# open proposals}; withdraw one first."
    );
    public static readonly SentencePattern NotOpenToYou = new(
        "proposal.not-open-to-you",
        "The proposal you answer is not open to you."
    );
    public static readonly SentencePattern NoSuchAgreement = new(
        "proposal.unknown",
        "There is no such agreement for you to propose."
    );
    public static readonly SentencePattern OnTheTable = new(
        "proposal.on-the-table",
        "It lies on the table or is agreed already."
    );
    public static readonly SentencePattern NameParties = new("proposal.parties", "Name the other parties.");
    public static readonly SentencePattern CannotPay = new(
        "proposal.too-dear",
        "You cannot pay what you would promise."
    );
    public static readonly SentencePattern SignedAlready = new("proposal.signed", "You have signed it already.");
    public static readonly SentencePattern OwnProposal = new("proposal.own", "It is your own proposal; withdraw it.");
    public static readonly SentencePattern NotYourProposal = new(
        "proposal.not-yours",
        "It is not your proposal; decline it."
    );
    public static readonly SentencePattern NoAgreementOfYours = new(
        "agreement.none",
        "There is no such agreement of yours."
    );
    public static readonly SentencePattern JudgedByRules = new(
        "agreement.judged-by-rules",
        "The rules watch this agreement by themselves."
    );
    public static readonly SentencePattern NotInForce = new(
        "agreement.not-in-force",
        "It was never agreed, so it cannot be kept or broken."
    );
    public static readonly SentencePattern MarkedByFacilitator = new(
        "agreement.marked-by-facilitator",
        "The facilitator has decided whether it was kept."
    );
    public static readonly SentencePattern NoSuchProposal = new("proposal.none", "There is no such proposal for you.");
    public static readonly SentencePattern NotOpen = new("proposal.not-open", "The proposal is not open any more.");

    public static readonly SentencePattern NoImprovising = new(
        "improvise.never",
        "This scenario has no improvised moves."
    );
    public static readonly SentencePattern ImprovisedEnough = new(
        "improvise.enough",
        "You have improvised as often as you can in this round."
    );
    public static readonly SentencePattern TooManyArguments = new(
        "improvise.arguments",
        "Give at most {count:# argument|# arguments}."
    );
    public static readonly SentencePattern NotYourImprovised = new("improvise.not-yours", "It is not your move.");
    public static readonly SentencePattern OwnImprovised = new(
        "improvise.own",
        "It is your own move; others argue about it."
    );
    public static readonly SentencePattern ArguedAlready = new("improvise.argued", "You have argued about it already.");
    public static readonly SentencePattern NotForAutopilots = new(
        "improvise.autopilot",
        "Autopilots do not improvise."
    );
    public static readonly SentencePattern NoSuchImprovised = new(
        "improvise.unknown",
        "There is no such improvised move."
    );
    public static readonly SentencePattern ImprovisedSettled = new(
        "improvise.settled",
        "The improvised move is settled already."
    );
    public static readonly SentencePattern ChanceBetween = new(
        "improvise.chance",
        "The chance lies between 0 and 100."
    );

    public static readonly SentencePattern NoSuchIntel = new("intel.none", "You have no such intel.");
    public static readonly SentencePattern NameRolesToTell = new(
        "intel.name-roles",
        "Name the roles to share it with."
    );
    public static readonly SentencePattern EverybodyHasIt = new("intel.public", "Everybody has it already.");
}
