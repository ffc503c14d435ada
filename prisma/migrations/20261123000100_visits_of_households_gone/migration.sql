-- A follow-up also ends with its household: taken out of the registry, or merged into another.
ALTER TYPE follow_up_ending ADD VALUE 'removed';
ALTER TYPE follow_up_ending ADD VALUE 'merged';
